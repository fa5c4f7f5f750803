"""No sentence is translated while a module is loaded: the language is not chosen yet at that moment."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

LOAD_EVERYTHING = """
import importlib, pkgutil, sys
import companion
from companion.core import words

def told(translate):
    def telling(text, *more):
        caller = sys._getframe(1)
        print(f"{caller.f_code.co_filename}:{caller.f_lineno}: {text!r}")
        return translate(text, *more)
    return telling

words._, words.ngettext = told(words._), told(words.ngettext)
for module in pkgutil.walk_packages(companion.__path__, "companion."):
    importlib.import_module(module.name)
print(len([name for name in sys.modules if name.startswith("companion.")]), "modules loaded")
if "--try" in sys.argv:
    from companion.core.words import ngettext
    ngettext("one tried", "several tried", 1)
"""


def loaded(*more: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", LOAD_EVERYTHING, *more], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


def test_no_sentence_is_translated_before_the_language_can_be_chosen() -> None:
    *translated, count = loaded()
    assert not translated
    assert int(count.split()[0]) > 400


def test_a_sentence_that_is_translated_is_noticed() -> None:
    assert "'one tried'" in loaded("--try")[-1]

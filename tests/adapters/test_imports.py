"""Imports after PySide6, in a program of their own: what is loaded here has long been."""

import subprocess
import sys


def sources_read_by(before: str) -> int:
    """Return how many sources are kept in memory after an import that follows `before`."""
    code = f"{before}\nimport PySide6.QtCore, linecache, wave, colorsys\nprint(len(linecache.cache))"
    return int(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    )


def test_no_source_is_read_by_an_import() -> None:
    here = "from companion.adapters.qt.imports import read_no_sources\nimport linecache\nread_no_sources()\n"
    assert sources_read_by(f"{here}linecache.clearcache()") == 0


def test_without_it_sources_are_read() -> None:
    # Once this fails, PySide6 has mended it, and companion/adapters/qt/imports.py can go.
    assert sources_read_by("") > 0


def test_a_pyside_that_works_otherwise_is_left_as_it_is() -> None:
    otherwise = "import sys, PySide6.QtCore\ndel sys.modules['shibokensupport.feature']\n"
    here = "from companion.adapters.qt.imports import read_no_sources\nread_no_sources()\n"
    assert sources_read_by(f"{otherwise}{here}import linecache\nlinecache.clearcache()") > 0

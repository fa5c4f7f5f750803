"""Measure the methods on made-up people: build/validation/report.md, and the figures beside it.

With --keep the figures that the program shows are written to resources/validation.toml.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.validation.kept import as_toml
from tests.validation.report import as_markdown, measure

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "validation"
KEPT = ROOT / "resources" / "validation.toml"


def main(arguments: Sequence[str]) -> None:
    figures = measure(say=lambda what: print(what, "…", file=sys.stderr, flush=True))
    OUT.mkdir(parents=True, exist_ok=True)
    page = as_markdown(figures)
    (OUT / "report.md").write_text(page, encoding="utf-8")
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if "--keep" in arguments:
        KEPT.write_text(as_toml(figures), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main(sys.argv[1:])

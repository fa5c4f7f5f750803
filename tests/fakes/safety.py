"""What keeps a record safe, draws it or reads practices, for commands that have nothing to do with it."""

from typing import Any


def not_asked(*_given: object) -> Any:
    """Fail: this command has no business with what it asked for."""
    raise AssertionError("not needed here")


NO_SAFETY: dict[str, Any] = {
    "vault": not_asked,
    "backups": not_asked,
    "eraser": not_asked,
    "practices": not_asked,
    "draw_report": not_asked,
    "draw_chart": not_asked,
}
"""Parts of a command line's wiring."""

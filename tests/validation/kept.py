"""The figures that *How is this computed?* shows, as the file that ships with the program."""

from collections.abc import Mapping

HEAD = """\
# How often each method finds something where there is nothing, and where there is something: measured on
# made-up people, shares from 0 to 1. Written by `make validate ARGS=--keep`; VALIDATION.md says how.

"""


def as_toml(figures: Mapping[str, object]) -> str:
    """Return the figures as TOML. Left out: what is only for the report."""
    shown = {name: figures[name] for name in ("seed", "signs", "sleep_on_with_target_480", "relations")}
    return HEAD + "\n".join(_lines(shown))


def _lines(table: Mapping[str, object], path: str = "") -> list[str]:
    plain = [f"{_key(name)} = {value}" for name, value in table.items() if not isinstance(value, dict)]
    lines = [f"[{path}]"] * bool(path and plain) + plain + [""] * bool(plain)
    for name, value in table.items():
        if isinstance(value, dict):
            lines += _lines(value, f"{path}.{_key(name)}" if path else _key(name))
    return lines


def _key(name: str) -> str:
    return f'"{name}"' if "." in name else name

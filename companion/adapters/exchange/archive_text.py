"""The archive as text: one entry a line, so that people can look at it and compare two."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# Legal in JSON, but they steer a terminal or turn the direction of text for whoever looks inside.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def archive_text(document: Mapping[str, Any]) -> str:
    """Return the document as JSON text that ends with a line feed."""
    written = (
        "{\n" + ",\n".join(f"{_encode(key)}: {_value(value)}" for key, value in document.items()) + "\n}\n"
    )
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _value(value: Any) -> str:
    match value:
        case list():
            return _rows(value)
        case dict():
            return "{\n" + ",\n".join(f"{_encode(key)}: {_rows(rows)}" for key, rows in value.items()) + "\n}"
        case _:
            return _encode(value)


def _rows(rows: Sequence[Any] | Iterable[Any]) -> str:
    written = ",\n".join(map(_encode, rows))
    return f"[\n{written}\n]" if written else "[]"

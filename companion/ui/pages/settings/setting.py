"""One value of the settings, as a row works with it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from companion.app.settings import Settings
from companion.core.value import dataclass

Value = TypeVar("Value")


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[Value]):
    """table, key: its place in the file. read: its value in force. words: the value as people say it.

    to_file: the value as the file has it.
    """

    table: str
    key: str
    read: Callable[[Settings], Value]
    words: Callable[[Value], str]
    to_file: Callable[[Value], Any] = _as_it_is

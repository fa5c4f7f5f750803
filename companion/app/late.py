"""A use case that is loaded when it is first asked for something."""

from collections.abc import Callable
from typing import Any


class Late:
    """Stands in for what `make` returns, and makes it at the first question."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._made: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)

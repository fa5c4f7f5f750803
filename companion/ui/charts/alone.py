"""One thread draws at a time: all of them share what matplotlib is set to, and which warnings are heard."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

DRAWING = RLock()
"""Held while matplotlib is loaded, and while something is drawn; a long work lets go of it between pages."""


def alone(draw: Callable[P, R]) -> Callable[P, R]:
    """Return `draw` so that it waits while another thread draws."""

    @wraps(draw)
    def waiting(*given: P.args, **named: P.kwargs) -> R:
        with DRAWING:
            return draw(*given, **named)

    return waiting

"""A command line wired to a journal in memory, and to nothing that a reading command has no use for."""

from collections.abc import Callable

from companion.cli.context import CliContext, Wiring
from tests.fakes.made_up import BERLIN, Journal
from tests.fakes.safety import NO_SAFETY, not_asked

Call = Callable[..., tuple[int, str, str]]
"""Runs a command on a journal, the first argument; returns its exit code and both streams."""


def context(of: Journal) -> CliContext:
    """Return what a command gets that reads `of`."""
    wiring = Wiring(
        store=lambda _call: of.store,
        clock=lambda _call: of.clock,
        remote=not_asked,
        settings=lambda _call: of.settings,
        tell_running=not_asked,
        local_zone=lambda: BERLIN,
        exchange=not_asked,
        survey_desktop=not_asked,
        open_program=not_asked,
        selftest=list,
        **NO_SAFETY,
    )
    return CliContext(wiring=wiring)

"""The command line over a journal in memory, for commands that only read it."""

import pytest

from companion.cli.main import run
from tests.fakes.made_up import Journal, journal
from tests.unit.cli.reading import Call, context


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what runs a command on a journal, and gives its exit code and both streams."""

    def made(of: Journal, *arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments), context(of))
        said = capsys.readouterr()
        return code, said.out, said.err

    return made


@pytest.fixture(scope="module")
def story() -> Journal:
    """Return the made-up story, one for the tests of a module."""
    return journal()

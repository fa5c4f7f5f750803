"""`companion replay`: the engine on a recorded timeline, without a screen or a journal."""

import os
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from companion.app.engine_settings import parse_engine
from companion.app.replay import parse_timeline
from companion.app.replay import replay as run_timeline
from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json, warn
from companion.core.engine.settings import EngineSettings
from companion.core.errors import CompanionError, EnvironmentFault, InvalidInput
from companion.core.words import _

STDIN = "-"


@click.command("replay")
@click.argument("timeline", metavar="TIMELINE.jsonl")
@click.option(
    "--settings", "settings", metavar="S.toml", help="Engine settings, in seconds, in a table [engine]."
)
@global_options
@click.pass_obj
def replay(context: CliContext, timeline: str, settings: str | None) -> None:
    """Run the break engine on a recorded timeline (- reads standard input) and print what it says."""
    engine = _engine_settings(settings) if settings else EngineSettings()
    try:
        parsed = parse_timeline(_lines(timeline))
    except InvalidInput as error:
        raise InvalidInput(f"{_name(timeline)}: {error}") from error
    _print(run_timeline(parsed, engine), as_json=context.as_json)


def _engine_settings(path: str) -> EngineSettings:
    text = _text(path)
    try:
        table = tomllib.loads(text).get("engine", {})
    except (ValueError, RecursionError) as error:
        # TOMLDecodeError is a ValueError, and so is a number of more digits than can be read.
        why = str(error)[:200]
        raise InvalidInput(_("{path}: this is no TOML ({why}).").format(path=path, why=why)) from error
    if not isinstance(table, dict):
        raise InvalidInput(_("{path}: write the engine's settings below a line [engine].").format(path=path))
    chosen, problems = parse_engine(table)
    warn(f"{path}: {problem}" for problem in problems)
    return chosen


def _lines(path: str) -> list[str]:
    # Only a line feed ends a line: JSON texts may hold the other separators Unicode knows.
    return _text(path).split("\n")


def _name(path: str) -> str:
    return _("standard input") if path == STDIN else path


def _text(path: str) -> str:
    try:
        if path != STDIN:
            data = Path(path).read_bytes()
        else:
            data = b"" if sys.stdin is None else sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            _("{path}: line {line} is not UTF-8: save the file as UTF-8 text.").format(
                path=_name(path), line=line
            )
        ) from error


def _unreadable(path: str, error: Exception) -> CompanionError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return EnvironmentFault(
        _("{path} cannot be read ({why}): give a file you may read.").format(path=_name(path), why=why)
    )


def _print(rows: Iterable[Mapping[str, Any]], *, as_json: bool) -> None:
    try:
        for row in rows:
            if as_json:
                print_json(row)
            else:
                click.echo(_in_words(row))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _in_words(row: Mapping[str, Any]) -> str:
    details = ", ".join(
        f"{key.replace('_', ' ')} {plain(str(value))}"
        for key, value in row.items()
        if key not in ("at", "event")
    )
    event = str(row["event"]).replace("_", " ")
    return f"{_time(row['at']):>12}  {event:<14}  {details}".rstrip()


def _time(elapsed: float) -> str:
    """Return seconds as h:mm:ss.t."""
    tenths = round(elapsed * 10)
    minutes, seconds = divmod(tenths // 10, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}.{tenths % 10}"

"""`companion practice`: what can be practised, and the cues of one practice by the second."""

from collections.abc import Sequence
from typing import Any

import click

from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json
from companion.core.errors import InvalidInput
from companion.core.practice import Course, Cue, Practice
from companion.core.words import _


@click.group("practice")
@global_options
def practice() -> None:
    """Show the guided practices; they are played in the window."""


@practice.command("list")
@global_options
@click.pass_obj
def list_all(call: CliContext) -> None:
    """Show every practice: its name, title, lengths in minutes and what it is for."""
    practices = call.practices()
    found = practices.all()
    if call.as_json:
        print_json([_about(one) for one in found])
    else:
        _print_rows(found)
    fault = practices.fault()
    if fault is not None:
        raise fault


@practice.command("show")
@click.argument("name")
@global_options
@click.pass_obj
def show(call: CliContext, name: str) -> None:
    """Show the practice NAME: what is known of it, and all that is said, shown and sounded."""
    practices = call.practices()
    if name not in practices.names():
        raise InvalidInput(
            _("There is no practice {name!r}: `companion practice list` shows what there is.").format(
                name=name
            )
        )
    found = practices.of(name)
    if call.as_json:
        print_json(_about(found) | {"courses": [_course(course) for course in found.courses]})
    else:
        click.echo("\n".join(_page(found)))


def _print_rows(found: Sequence[Practice]) -> None:
    rows = [(one.name, _titled(one), _minutes(one), ", ".join(one.needs)) for one in found]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        click.echo("  ".join((*(cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)), row[3])))


def _about(one: Practice) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "method": one.method,
        "summary": one.summary,
        "minutes": [int(course.key) for course in one.courses],
        "needs": list(one.needs),
        "pause": one.pause,
        "evidence": one.evidence,
        "source": one.source,
        "caution": one.caution,
    }


def _course(course: Course) -> dict[str, Any]:
    """Return one length. without_holds: its cues where breath-holds are left out, null where it has none."""
    easy = course.easy
    return {
        "minutes": int(course.key),
        "seconds": course.seconds,
        "cues": [_cue(cue) for cue in course.cues],
        "without_holds": None if easy is None else [_cue(cue) for cue in easy.cues],
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {"at": cue.at, "kind": cue.kind, "lasts": cue.lasts, "words": cue.words}


def _titled(one: Practice) -> str:
    return f"{one.title} ({one.method})" if one.method else one.title


def _minutes(one: Practice) -> str:
    return _("{minutes} min").format(minutes=", ".join(course.key for course in one.courses))


def _page(one: Practice) -> list[str]:
    lines = [
        _titled(one),
        one.summary,
        "",
        _("For: {needs}").format(needs=", ".join(one.needs)),
        _("Known: {evidence}").format(evidence=one.evidence),
        _("Source: {source}").format(source=one.source),
    ]
    if one.caution:
        lines.append(_("Caution: {caution}").format(caution=one.caution))
    for course in one.courses:
        lines += ["", _("{minutes} min").format(minutes=course.key), *map(_line, course.cues)]
        if course.easy is not None:
            lines += ["", _("{minutes} min, without holds").format(minutes=course.key)]
            lines += map(_line, course.easy.cues)
    return lines


def _line(cue: Cue) -> str:
    minutes, seconds = divmod(cue.at, 60)
    lasts = f"{cue.lasts:g} s" if cue.lasts else ""
    return f"{minutes:.0f}:{seconds:04.1f}  {cue.kind:<7}  {plain(cue.words or lasts)}".rstrip()

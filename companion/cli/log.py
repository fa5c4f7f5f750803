"""`companion log`: add an entry from the command line; each command prints the entry's id."""

from collections.abc import Callable

import click

from companion.app.bus import Bus
from companion.app.record import Record
from companion.cli.context import CliContext, global_options
from companion.cli.output import print_id, warn
from companion.cli.times import minutes as as_minutes
from companion.cli.times import parse_day, parse_time
from companion.core.journal import Night


@click.group()
@global_options
def log() -> None:
    """Add an entry by hand; prints its id."""


def _keep(call: CliContext, enter: Callable[[Record], str]) -> None:
    """Enter something, print its id, and tell the running window."""
    settings = call.settings()
    warn(settings.problems)
    store = call.open_store()
    try:
        entry_id = enter(Record(store, Bus(), call.clock, settings.current.journal.rollover))
    finally:
        store.close()
    print_id(entry_id, as_json=call.as_json)
    call.tell_running()


@log.command()
@click.option("--topic", required=True, help="What you studied.")
@click.option("--start", required=True, metavar="TIME", help="When you began.")
@click.option("--minutes", required=True, type=float, help="How long you studied, breaks left out.")
@click.option("--effort", type=float, help="How hard it was, 0-10.")
@click.option("--focus", type=float, help="How focused you were, 0-10.")
@global_options
@click.pass_obj
def study(
    call: CliContext, topic: str, start: str, minutes: float, effort: float | None, focus: float | None
) -> None:
    """Add a block of study."""
    started = parse_time(start, call.zone, "--start")
    _keep(call, lambda record: record.study(topic, started, minutes, effort, focus))


@log.command()
@click.option("--at", required=True, metavar="TIME", help="When you felt so.")
@click.option("--stress", type=float, help="0-10.")
@click.option("--pleasantness", type=float, help="-1 (unpleasant) to 1 (pleasant).")
@click.option("--energy", type=float, help="-1 (low) to 1 (high).")
@click.option("--note", default="", help="Anything, in your words.")
@click.option("--tag", multiple=True, help="May be given several times.")
@global_options
@click.pass_obj
def checkin(
    call: CliContext,
    at: str,
    stress: float | None,
    pleasantness: float | None,
    energy: float | None,
    note: str,
    tag: tuple[str, ...],
) -> None:
    """Add a check-in: how you are, or were."""
    when = parse_time(at, call.zone, "--at")
    _keep(
        call,
        lambda record: record.check_in(
            when, stress=stress, pleasantness=pleasantness, energy=energy, tags=tag, note=note
        ),
    )


@log.command()
@click.option("--into-bed", required=True, metavar="TIME", help="When you went to bed.")
@click.option("--tried", required=True, metavar="TIME", help="When you tried to sleep.")
@click.option("--sol", required=True, type=float, metavar="MIN", help="Minutes it took to fall asleep.")
@click.option("--awakenings", required=True, type=int, metavar="N", help="How often you woke.")
@click.option("--waso", required=True, type=float, metavar="MIN", help="Minutes awake in the night, in all.")
@click.option("--woke", required=True, metavar="TIME", help="When you woke for good.")
@click.option("--out", required=True, metavar="TIME", help="When you got up.")
@click.option("--quality", type=int, help="1 (very poor) to 5 (very good).")
@click.option("--nap", is_flag=True, help="It was a nap beside the night, and does not stand for it.")
@global_options
@click.pass_obj
def sleep(
    call: CliContext,
    into_bed: str,
    tried: str,
    sol: float,
    awakenings: int,
    waso: float,
    woke: str,
    out: str,
    quality: int | None,
    nap: bool,
) -> None:
    """Add a night to the sleep diary."""
    zone = call.zone
    night = Night(
        into_bed=parse_time(into_bed, zone, "--into-bed"),
        tried=parse_time(tried, zone, "--tried"),
        sleep_onset_latency=as_minutes(sol, "--sol"),
        awakenings=awakenings,
        wake_after_sleep_onset=as_minutes(waso, "--waso"),
        woke=parse_time(woke, zone, "--woke"),
        out_of_bed=parse_time(out, zone, "--out"),
        quality=quality,
        nap=nap,
    )
    _keep(call, lambda record: record.night(night))


@log.command()
@click.option("--topic", required=True, help="What the questions were about.")
@click.option("--at", required=True, metavar="TIME", help="When you answered them.")
@click.option("--correct", required=True, type=int, metavar="N", help="How many you had right.")
@click.option("--total", required=True, type=int, metavar="N", help="How many there were.")
@global_options
@click.pass_obj
def questions(call: CliContext, topic: str, at: str, correct: int, total: int) -> None:
    """Add a set of practice questions."""
    when = parse_time(at, call.zone, "--at")
    _keep(call, lambda record: record.questions(topic, when, correct, total))


@log.command()
@click.option("--day", required=True, metavar="DAY", help="The day you rested, or will rest.")
@global_options
@click.pass_obj
def rest(call: CliContext, day: str) -> None:
    """Declare a rest day; its id is the day itself."""
    chosen = parse_day(day, "--day")

    def declare(record: Record) -> str:
        record.rest(chosen)
        return chosen.isoformat()

    _keep(call, declare)

"""Commands that speak to the running program."""

from typing import Any

import click

from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json
from companion.core.errors import NotRunning, Refused
from companion.core.words import _

NOTHING_RUNS: dict[str, Any] = {
    "running": False,
    "state": None,
    "topic": None,
    "rhythm": None,
    "level": None,
    "remaining_s": None,
    "next_break_s": None,
    "owed_s": None,
}


def ask(context: CliContext, **request: Any) -> Any:
    """Send a request to the running program; raises NotRunning, or Refused with its reason."""
    reply = context.remote().request(request)
    if "error" in reply:
        raise Refused(str(reply["error"]))
    if context.as_json and request["do"] != "status":
        print_json({"ok": True})
    return reply.get("ok")


@click.command()
@global_options
@click.pass_obj
def status(context: CliContext) -> None:
    """Say how the timer stands; works when nothing runs."""
    try:
        # A window that waits for its passphrase says only that it runs.
        state = NOTHING_RUNS | ask(context, do="status")
    except NotRunning:
        state = NOTHING_RUNS
    if context.as_json:
        print_json(state)
    else:
        click.echo(plain(_in_words(state)))


def _in_words(state: dict[str, Any]) -> str:
    if not state["running"]:
        return _("Second Wind is not running.")
    if state["state"] is None:
        return _("Second Wind is open and waits for the journal's passphrase.")
    parts = [str(state["state"])]
    if state["topic"]:
        parts.insert(0, str(state["topic"]))
    if state["remaining_s"] is not None:
        parts.append(_("{minutes} min of break left").format(minutes=_minutes(state["remaining_s"])))
    elif state["next_break_s"] is not None:
        parts.append(_("break in {minutes} min").format(minutes=_minutes(state["next_break_s"])))
    if state["owed_s"] is not None:
        parts.append(_("break owed: {minutes} min").format(minutes=_minutes(state["owed_s"])))
    return " · ".join(parts)


def _minutes(seconds: float) -> int:
    return max(1, -int(-seconds // 60)) if seconds > 0 else 0


@click.command()
@click.argument("topic")
@click.option("--rhythm", help="25/5, 50/10, 52/17, 90/20, flow, or one of your own.")
@click.option("--level", help="gentle, firm or strict.")
@click.option("--anyway", is_flag=True, help="Go past a limit you set for the day.")
@global_options
@click.pass_obj
def start(context: CliContext, topic: str, rhythm: str | None, level: str | None, anyway: bool) -> None:
    """Start a study session on TOPIC."""
    ask(context, do="start", topic=topic, rhythm=rhythm, level=level, anyway=anyway)


@click.command()
@global_options
@click.pass_obj
def pause(context: CliContext) -> None:
    """Stop the clock until resume."""
    ask(context, do="pause")


@click.command()
@global_options
@click.pass_obj
def resume(context: CliContext) -> None:
    """Go on after a pause."""
    ask(context, do="resume")


@click.command()
@global_options
@click.pass_obj
def stop(context: CliContext) -> None:
    """End the study session."""
    ask(context, do="stop")


@click.command("break")
@click.argument("tier", required=False)
@global_options
@click.pass_obj
def take_break(context: CliContext, tier: str | None) -> None:
    """Begin a break now: the next one due, or TIER."""
    ask(context, do="break", tier=tier)


@click.command()
@global_options
@click.pass_obj
def postpone(context: CliContext) -> None:
    """Put the break off; it will be longer then."""
    ask(context, do="postpone")


@click.command()
@click.argument("minutes", type=float)
@global_options
@click.pass_obj
def quiet(context: CliContext, minutes: float) -> None:
    """Hold breaks back for MINUTES; 0 ends it."""
    ask(context, do="quiet", minutes=minutes)


@click.command()
@global_options
@click.pass_obj
def show(context: CliContext) -> None:
    """Bring the window to the front."""
    ask(context, do="show")


@click.command("quit")
@global_options
@click.pass_obj
def quit_program(context: CliContext) -> None:
    """End the program; a running session resumes within 10 minutes."""
    ask(context, do="quit")


COMMANDS = (status, start, pause, resume, stop, take_break, postpone, quiet, show, quit_program)

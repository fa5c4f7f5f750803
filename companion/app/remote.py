"""What the running program answers to live commands: one request in, one answer out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from companion.app.facts import EntriesChanged
from companion.app.services import Services
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError, InvalidInput
from companion.core.value import dataclass
from companion.core.words import _


@dataclass(frozen=True, slots=True)
class Door:
    """What only the window's program can do."""

    show: Callable[[], object]
    quit: Callable[[], object]


def answer(services: Services, door: Door, request: dict[str, Any]) -> dict[str, Any]:
    """Carry out `request` and return `{"ok": …}` or `{"error": one line}`."""
    try:
        return {"ok": _carry_out(services, door, request)}
    except CompanionError as error:
        return {"error": str(error)}


def answer_locked(door: Door, request: dict[str, Any]) -> dict[str, Any]:
    """Answer while the journal waits for its passphrase: the window can be shown, or the program quit."""
    match request.get("do"):
        case "status":
            # What the journal holds is not told, and the timer does not run.
            return {"ok": {"running": True}}
        case "show":
            return {"ok": door.show()}
        case "quit":
            return {"ok": door.quit()}
        case _:
            return {"error": _("The journal is locked: enter its passphrase in the window first.")}


def _carry_out(services: Services, door: Door, request: dict[str, Any]) -> Any:
    do = request.get("do")
    actions: dict[str, Callable[[], Any]] = {
        "status": lambda: status(services.study.view()),
        "start": lambda: _start(services, request),
        "pause": services.study.pause,
        "resume": services.study.resume,
        "stop": services.study.stop,
        "break": lambda: services.study.take_break(request.get("tier")),
        "postpone": services.study.postpone,
        "quiet": lambda: services.study.quiet(timedelta(minutes=_minutes(request))),
        "refresh": lambda: services.bus.publish(EntriesChanged()),
        "show": door.show,
        "quit": door.quit,
    }
    if not isinstance(do, str) or do not in actions:
        raise InvalidInput(_("There is no request {do!r}.").format(do=do))
    return actions[do]()


def _start(services: Services, request: dict[str, Any]) -> None:
    defaults = services.settings.current.study
    services.study.start(
        str(request.get("topic") or ""),
        str(request.get("rhythm") or defaults.rhythm),
        str(request.get("level") or defaults.level),
        anyway=bool(request.get("anyway")),
    )


def _minutes(request: dict[str, Any]) -> float:
    minutes = request.get("minutes")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 <= minutes <= 10_080:
        raise InvalidInput(
            _("Quiet for {minutes!r} minutes is not possible: give 0 to 10080.").format(minutes=minutes)
        )
    return float(minutes)


def status(view: TimerView) -> dict[str, Any]:
    """Return the fields of `status --json`; null where one does not apply."""
    return {
        "running": True,
        "state": view.state,
        "topic": view.topic,
        "rhythm": view.rhythm,
        "level": view.level if view.in_session else None,
        "remaining_s": _seconds(view.remaining),
        "next_break_s": _seconds(view.next_break if view.clock_runs else None),
        "owed_s": _seconds(view.owed),
    }


def _seconds(length: timedelta | None) -> float | None:
    return None if length is None else round(length.total_seconds(), 1)

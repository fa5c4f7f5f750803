"""What works here, in words for a person and in a shape for a script."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from companion.app.ports import Capability
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _

OK = "ok"


@dataclass(frozen=True, slots=True)
class Findings:
    """What the doctor found. integrity: `ok` or what is wrong with the store.

    problem: the error that kept the store from being opened, None where it was.
    """

    integrity: str
    desktop: Mapping[str, Capability]
    problem: CompanionError | None = None


def examine(integrity: Callable[[], str], survey: Callable[[], Mapping[str, Capability]]) -> Findings:
    """Look at the store and the desktop; neither keeps the other from being told of.

    integrity: opens the store and returns its word; a CompanionError is kept, not raised.
    """
    try:
        return Findings(integrity(), survey())
    except CompanionError as problem:
        return Findings(str(problem), survey(), problem)


def as_document(findings: Findings) -> dict[str, Any]:
    """Return the document `doctor --json` prints."""
    return {
        "store": {"integrity": findings.integrity},
        "desktop": {name: asdict(capability) for name, capability in findings.desktop.items()},
    }


def as_lines(findings: Findings) -> list[str]:
    """Return aligned lines: what, whether it works, through what or why not."""
    integrity = _("in order") if findings.integrity == OK else findings.integrity
    rows = [(_("Journal"), integrity, "")]
    names = _names()
    for name, capability in findings.desktop.items():
        # Each stands for itself: by says through what, why says what is missing even so.
        detail = ". ".join(part for part in (capability.by, capability.why) if part)
        rows.append((names.get(name, name), _verdict(capability), detail))
    first = max(len(row[0]) for row in rows)
    second = max(len(row[1]) for row in rows[1:]) if len(rows) > 1 else 0
    return [f"{what:<{first}}  {verdict:<{second}}  {detail}".rstrip() for what, verdict, detail in rows]


def _verdict(capability: Capability) -> str:
    if capability.works == "unknown":
        return _("unknown")
    return _("works") if capability.works else _("does not work")


def _names() -> dict[str, str]:
    return {
        "idle": _("Idle time"),
        "blocking": _("Covering the screen"),
        "tray": _("Tray icon"),
        "notifications": _("Notifications"),
        "sound": _("Sound"),
        "speech": _("Speech"),
        "power": _("Sleep and waking"),
        "lock": _("Screen lock"),
        "dnd": _("Do not disturb"),
        "inhibit": _("Videos keeping awake"),
        "fullscreen": _("Full-screen programs"),
        "call": _("Calls"),
    }

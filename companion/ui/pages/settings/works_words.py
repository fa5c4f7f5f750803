"""The seams of the desktop as a person thinks of them."""

from companion.app.ports import Capability
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.pages.settings.badge import State


@dataclass(frozen=True, slots=True)
class Seam:
    """key: as the survey names it. without: what happens where it does not work."""

    key: str
    title: str
    icon: str
    without: str = ""


def seams() -> tuple[Seam, ...]:
    """Return them in the order they are shown."""
    return (
        Seam(
            "idle",
            _("Knows when you are away"),
            "away",
            _("Pause the session yourself when you leave, or it counts on."),
        ),
        Seam(
            "blocking",
            _("Covers the screen in a break"),
            "screen",
            _("Instead, typing halts the break’s clock, and the break says so."),
        ),
        Seam(
            "tray",
            _("Tray icon"),
            "tray",
            _("The window minimises instead, and a small timer can stay in reach."),
        ),
        Seam("notifications", _("Notifications"), "bell", _("Notices come by the tray icon, or not at all.")),
        Seam("power", _("Sleep and waking"), "moon", _("Sleep is noticed when it is over, by the clocks.")),
        Seam("lock", _("Screen lock"), "lock", _("A locked screen is not known to be a pause.")),
        Seam("dnd", _("Do not disturb"), "eye-off", _("Breaks come then, too.")),
        Seam("call", _("Calls"), "phone", _("Postpone a break yourself while you are in one.")),
        Seam("fullscreen", _("Full-screen programs"), "video", _("Breaks come over them, too.")),
        Seam("inhibit", _("Videos that keep the screen awake"), "play", _("Watching may count as away.")),
        Seam("sound", _("Sound"), "sound"),
        Seam("speech", _("Speech"), "speech"),
    )


def state_of(capability: Capability) -> State:
    """Return the state the badge shows."""
    if capability.works == "unknown":
        return "unknown"
    return "works" if capability.works else "not_here"


def meaning(seam: Seam, capability: Capability) -> str:
    """Return through what it works; or why it does not, and what happens instead."""
    parts = [capability.by, capability.why]
    if capability.works is not True:
        parts.append(seam.without)
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(part: str) -> str:
    return part if part.endswith((".", "!", "?")) else f"{part}."

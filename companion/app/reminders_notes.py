"""What a reminder says: kind, short, and nothing of what stands in the journal."""

from companion.app.ports import Note
from companion.app.reminders_plans import ReminderName
from companion.core.words import _

PREFIX = "reminder:"
"""Begins the key of every note that `app.reminders` answers for."""
OPEN, LATER, NOT_TODAY = "open", "later", "not_today"
BACKUP = "backup"


def key_of(name: str) -> str:
    """Return the key of the note of reminder `name`."""
    return PREFIX + name


def note_of(name: ReminderName, *, mood: bool, after_block: bool) -> Note:
    """Return the note that asks. mood: check-ins ask for it, too. after_block: a block has just ended."""
    opening, title, body = _words(name, mood=mood, after_block=after_block)
    put_off = (LATER, _("In 30 min")), (NOT_TODAY, _("Not today"))
    return Note(key=key_of(name), title=title, body=body, buttons=((OPEN, opening), *put_off))


def backup_note(message: str) -> Note:
    """Return the note that today's copy is missing. message: one line with the mend."""
    return Note(key=key_of(BACKUP), title=_("Today’s backup could not be made"), body=message)


def _words(name: ReminderName, *, mood: bool, after_block: bool) -> tuple[str, str, str]:
    """Return the button that opens, the title and the body."""
    match name:
        case "diary":
            return _("Fill in"), _("How was your night?"), _("One minute, while you still remember it.")
        case "check_in":
            title = _("How are you, after this block?") if after_block else _("How are you right now?")
            body = _("Stress and mood, in ten seconds.") if mood else _("Your stress, with one key.")
            return _("Check in"), title, body
        case "wind_down":
            title = _("The day may end here")
            return _("Wind down"), title, _("A reminder you asked for: what is left can wait until tomorrow.")
        case "practice":
            body = _("A reminder you asked for: anything from one minute to ten.")
            return _("Choose one"), _("A few quiet minutes?"), body
        case "reflection":
            title = _("Your week is ready to look at")
            return _("Open"), title, _("Load, stress and sleep on one page, whenever it suits you.")

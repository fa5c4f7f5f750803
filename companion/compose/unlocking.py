"""Opening a locked journal before the window has anything to show."""

from typing import TYPE_CHECKING

from companion.core.errors import JournalLocked
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.instance import Instance
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.ui.front import Front


def unlocked(keyhole: "Keyhole", passphrase: str | None, front: "Front", instance: "Instance") -> bool:
    """Put the key of a locked journal into `keyhole`; False where the user would rather quit.

    passphrase: given beforehand; None = this computer's memory, else the user is asked.
    Raises JournalLocked for a given one that is wrong.
    """
    if passphrase is not None:
        if keyhole.unlock(passphrase):
            return True
        raise JournalLocked(_("That is not the passphrase of this journal."))
    return keyhole.unlock_remembered() or _asked(keyhole, front, instance)


def _asked(keyhole: "Keyhole", front: "Front", instance: "Instance") -> bool:
    from companion.adapters.qt.fdwatch import watch_fd
    from companion.adapters.sqlite.vault import JournalVault
    from companion.app.remote import Door, answer_locked

    door = Door(show=front.at_start.bring_to_front, quit=front.quit)
    instance.listen(watch_fd, lambda request: answer_locked(door, request))
    return front.at_start.ask(JournalVault(keyhole))

"""Opening a locked journal before the window has anything to show."""

import sys
from typing import TYPE_CHECKING

from companion.core.errors import EnvironmentFault, JournalLocked
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.instance import Instance
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.ui.app import Faces


def unlocked(keyhole: "Keyhole", passphrase: str | None, faces: "Faces", instance: "Instance") -> bool:
    """Put the key into `keyhole`, where it needs one; False where the user would rather quit.

    passphrase: given beforehand; None = this computer's memory, else the user is asked.
    Raises JournalLocked for a given one that is wrong.
    """
    if not keyhole.locked():
        return True
    if passphrase is not None:
        if keyhole.unlock(passphrase):
            return True
        raise JournalLocked(_("That is not the passphrase of this journal."))
    return keyhole.unlock_remembered() or _asked(keyhole, faces, instance)


def _asked(keyhole: "Keyhole", faces: "Faces", instance: "Instance") -> bool:
    from companion.adapters.sqlite.vault import JournalVault
    from companion.app.remote import Door, answer_locked

    door = Door(show=faces.at_start.bring_to_front, quit=faces.quit)
    try:
        instance.listen(lambda request: answer_locked(door, request))
    except EnvironmentFault as fault:
        sys.stderr.write(f"{fault}\n")
    return faces.at_start.ask(JournalVault(keyhole))

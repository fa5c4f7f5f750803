"""What is asked before the passphrase is set, changed or removed, and what is done then."""

from collections.abc import Callable

from companion.app.ports import Vault
from companion.core.words import _
from companion.ui.private.passphrase_dialog import Question

Maker = Callable[[Vault], Question]


def set_one(vault: Vault) -> Question:
    """Return the question for a first passphrase."""
    return Question(
        title=_("Set a passphrase"),
        words=_(
            "Your journal and its backups are encrypted. If you forget the passphrase, a recovery code opens "
            "them; if both are lost, nobody can. Nothing is ever deleted."
        ),
        button=_("Set it"),
        busy=_("Encrypting…"),
        said=_("Your journal has a passphrase now."),
        act=lambda _current, new: vault.set(new),
        current=False,
        new=True,
    )


def change(vault: Vault) -> Question:
    """Return the question for another passphrase."""

    def act(current: str, new: str) -> None:
        vault.change(current, new)

    return Question(
        title=_("Change the passphrase"),
        words=_("The recovery code stays as it is."),
        button=_("Change it"),
        busy=_("Changing…"),
        said=_("The passphrase is changed."),
        act=act,
        new=True,
    )


def remove(vault: Vault) -> Question:
    """Return the question for doing without."""

    def act(current: str, _new: str) -> None:
        vault.remove(current)

    return Question(
        title=_("Remove the passphrase"),
        words=_("Your journal and its backups are decrypted: whoever opens your files can read them then."),
        button=_("Remove it"),
        busy=_("Decrypting…"),
        said=_("Your journal has no passphrase any more."),
        act=act,
        kind="danger",
    )


def renew(vault: Vault) -> Question:
    """Return the question for a new recovery code."""
    return Question(
        title=_("Make a new recovery code"),
        words=_("The code you have now opens nothing any more. The passphrase stays."),
        button=_("Make it"),
        busy=_("Making it…"),
        said=_("Your new recovery code is in force."),
        act=lambda current, _new: vault.renew_code(current),
    )


def remember(vault: Vault) -> Question:
    """Return the question for opening without asking."""

    def act(current: str, _new: str) -> None:
        vault.remember(current)

    return Question(
        title=_("Remember on this computer"),
        words=_("The key goes into your keyring. A lock still asks for the passphrase."),
        button=_("Remember"),
        busy=_("Remembering…"),
        said=_("This computer opens your journal without asking."),
        act=act,
    )

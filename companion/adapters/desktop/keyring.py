"""This computer's keyring, where the journal's key may be kept; everything works without one.

`keyring` is loaded when it is asked for the first time, and never where nobody wanted it.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from companion.app.ports import Capability
from companion.core.errors import EnvironmentFault
from companion.core.words import _

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "second-wind"
SAFE = 1
"""A backend of lower priority keeps secrets in the clear, which is no better than no passphrase."""

Answer = TypeVar("Answer")


class DesktopKeyring:
    """Keeps the key of one journal under the journal's path."""

    def __init__(self, journal: Path) -> None:
        self._account = str(journal.absolute())

    def capability(self) -> Capability:
        """Return whether a key can be kept, by which keyring, or why not."""
        try:
            backend = _quietly(_backend)
        except EnvironmentFault as fault:
            return Capability(False, "", str(fault))
        return Capability(True, str(getattr(backend, "name", "")) or type(backend).__name__)

    def get(self) -> bytes | None:
        """Return the kept key, None where there is none or the keyring does not give it."""
        try:
            kept = _quietly(lambda: _backend().get_password(SERVICE, self._account))
            return None if kept is None else bytes.fromhex(kept)
        except (EnvironmentFault, ValueError):
            return None

    def put(self, key: bytes) -> None:
        """Keep `key`; EnvironmentFault where that cannot be done."""
        _quietly(lambda: _backend().set_password(SERVICE, self._account, key.hex()))

    def forget(self) -> None:
        """Keep no key any longer; a keyring without one, or none at all, is no fault."""

        def forget() -> None:
            backend = _backend()
            if backend.get_password(SERVICE, self._account) is not None:
                backend.delete_password(SERVICE, self._account)

        try:
            _quietly(forget)
        except EnvironmentFault:
            return


def _backend() -> "KeyringBackend":
    import keyring

    backend = keyring.get_keyring()
    if backend.priority < SAFE:
        raise EnvironmentFault(
            _("This computer has no keyring that keeps secrets: the passphrase is asked for each time.")
        )
    return backend


def _quietly(ask: Callable[[], Answer]) -> Answer:
    """Ask the keyring; whatever goes wrong in it becomes one line, and its warnings stay in."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ask()
    except EnvironmentFault:
        raise
    except Exception as error:  # backends are others' programs and raise anything
        raise EnvironmentFault(_refusal(error)) from error


def _refusal(error: Exception) -> str:
    from keyring.errors import KeyringLocked, NoKeyringError

    match error:
        case NoKeyringError():
            return _("This computer has no keyring: the passphrase is asked for each time.")
        case KeyringLocked():
            return _("The keyring of this computer is locked: unlock it, or give the passphrase.")
        case _:
            return _("The keyring of this computer does not answer ({why}): give the passphrase.").format(
                why=type(error).__name__
            )

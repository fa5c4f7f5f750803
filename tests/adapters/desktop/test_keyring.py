"""The computer's keyring, with backends that work, are missing, locked or broken."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from companion.adapters.desktop.keyring import DesktopKeyring
from companion.core.errors import EnvironmentFault

KEY = bytes(range(32))
JOURNAL = Path("/somewhere/journal.db")


class MemoryKeyring(KeyringBackend):
    priority = 5.0  # type: ignore[assignment]
    name = "Memory"

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        warnings.warn("a backend speaks its mind", DeprecationWarning, stacklevel=2)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class ClearTextKeyring(MemoryKeyring):
    priority = 0.5  # type: ignore[assignment]


class LockedKeyring(MemoryKeyring):
    def get_password(self, *_given: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_given: str) -> None:
        raise KeyringLocked


class BrokenKeyring(MemoryKeyring):
    def get_password(self, *_given: str) -> str | None:
        raise ConnectionResetError("the bus went away")

    def set_password(self, *_given: str) -> None:
        raise ConnectionResetError("the bus went away")


@pytest.fixture(autouse=True)
def _own_keyring_back() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_got_back_and_forgotten() -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    kept = DesktopKeyring(JOURNAL)
    assert (kept.capability().works, kept.capability().by) == (True, "Memory")
    assert kept.get() is None
    kept.forget()
    kept.put(KEY)
    assert kept.get() == KEY
    assert DesktopKeyring(JOURNAL.with_name("other.db")).get() is None
    assert list(backend.kept) == [("second-wind", str(JOURNAL))]
    kept.forget()
    assert backend.kept == {}


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        (keyring.backends.fail.Keyring, "no keyring"),
        (ClearTextKeyring, "no keyring that keeps secrets"),
    ],
)
def test_a_computer_without_a_safe_keyring_says_so(backend: type[KeyringBackend], why: str) -> None:
    keyring.set_keyring(backend())
    kept = DesktopKeyring(JOURNAL)
    assert kept.capability().works is False
    assert why in kept.capability().why
    assert kept.get() is None
    kept.forget()
    with pytest.raises(EnvironmentFault, match=why):
        kept.put(KEY)


@pytest.mark.parametrize(
    ("backend", "why"), [(LockedKeyring, "unlock it"), (BrokenKeyring, "does not answer")]
)
def test_a_keyring_that_fails_leaves_the_passphrase(backend: type[KeyringBackend], why: str) -> None:
    keyring.set_keyring(backend())
    kept = DesktopKeyring(JOURNAL)
    assert kept.get() is None
    kept.forget()
    with pytest.raises(EnvironmentFault, match=why) as caught:
        kept.put(KEY)
    assert KEY.hex() not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_kept_text_that_is_no_key_is_none() -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    backend.kept["second-wind", str(JOURNAL)] = "not hex"
    assert DesktopKeyring(JOURNAL).get() is None

"""A vault that encrypts nothing but keeps its promises to whoever asks."""

from collections.abc import Iterator

from companion.app.ports import Capability
from companion.core.errors import InvalidInput, StoreUnavailable

CODES = ("7KQ2-M9TX-4WHB-P3ZD-8NRC-V6JY", "A2B3-C4D5-E6F7-G8H9-J2K3-L4M5", "ZZ99-YY88-XX77-WW66-VV55-UU44")


class FakeVault:
    """Fills the Vault port in memory. busy: another program has the journal."""

    def __init__(self, passphrase: str | None = None, *, keyring: bool = True) -> None:
        self.passphrase = passphrase
        self.code = CODES[0]
        self.busy = False
        self.kept = False
        self.checked = 0
        self._keyring = keyring
        self._codes: Iterator[str] = iter(CODES * 3)

    def locked(self) -> bool:
        """Return whether there is a passphrase."""
        return self.passphrase is not None

    def check(self, passphrase: str) -> bool:
        """Return whether this is the passphrase."""
        self._must_be_free()
        self.checked += 1
        return passphrase == self.passphrase

    def set(self, passphrase: str) -> str:
        """Take a passphrase; return a code."""
        self._must_be_free()
        self.passphrase = passphrase
        return self._new_code()

    def change(self, passphrase: str, new: str) -> None:
        """Take another passphrase."""
        self._must_be(passphrase)
        self.passphrase = new

    def remove(self, passphrase: str) -> None:
        """Be without a passphrase."""
        self._must_be(passphrase)
        self.passphrase, self.kept = None, False

    def recover(self, code: str, new: str) -> str:
        """Take a new passphrase by the code."""
        self._must_be_free()
        if code.replace("-", "") != self.code.replace("-", ""):
            raise InvalidInput("This is not the recovery code: look at your paper again.")
        self.passphrase = new
        return self._new_code()

    def renew_code(self, passphrase: str) -> str:
        """Return a new code."""
        self._must_be(passphrase)
        return self._new_code()

    def keyring(self) -> Capability:
        """Return what the test said."""
        if self._keyring:
            return Capability(True, "a test")
        return Capability(False, "", "No keyring runs on this desktop.")

    def remembered(self) -> bool:
        """Return whether it is remembered."""
        return self.kept

    def remember(self, passphrase: str | None) -> None:
        """Remember, or forget."""
        if passphrase is not None:
            self._must_be(passphrase)
        self.kept = passphrase is not None

    def _must_be(self, passphrase: str) -> None:
        if not self.check(passphrase):
            raise InvalidInput("That is not the passphrase.")

    def _must_be_free(self) -> None:
        if self.busy:
            raise StoreUnavailable("Another program has the journal open: close it and try again.")

    def _new_code(self) -> str:
        before = self.code
        self.code = next(code for code in self._codes if code != before)
        return self.code

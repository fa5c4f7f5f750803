"""A keyring that keeps a key in memory, or refuses to."""

from companion.app.ports import Capability
from companion.core.errors import EnvironmentFault


class FakeKeyring:
    """Fills the KeyStore protocol. missing: this computer has none."""

    def __init__(self, *, missing: bool = False) -> None:
        self.missing = missing
        self.kept: bytes | None = None
        self.asked = 0

    def capability(self) -> Capability:
        """Return whether a key can be kept."""
        return Capability(False, "", "No keyring runs here.") if self.missing else Capability(True, "memory")

    def get(self) -> bytes | None:
        """Return the kept key."""
        self.asked += 1
        return None if self.missing else self.kept

    def put(self, key: bytes) -> None:
        """Keep a key, or say why not."""
        if self.missing:
            raise EnvironmentFault("No keyring runs here.")
        self.kept = key

    def forget(self) -> None:
        """Keep nothing."""
        self.kept = None

"""What the lock asks of the application; `Services` fulfils it."""

from typing import Protocol

from companion.app.bus import Bus
from companion.app.ports import Clock, Vault
from companion.ui.ports import SettingsDoor


class PrivateServices(Protocol):
    """The bundle the lock and the passphrase steps work with."""

    @property
    def vault(self) -> Vault: ...
    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def bus(self) -> Bus: ...

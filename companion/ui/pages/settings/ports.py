"""What the page asks of the application; `Services` fulfils it."""

from typing import Any, Protocol

from companion.app.bus import Bus
from companion.app.ports import Backups, Clock, Desktop, Vault
from companion.app.settings import Settings


class FullSettingsDoor(Protocol):
    """The settings in force and the ways to change them."""

    @property
    def current(self) -> Settings: ...
    def change(self, table: str, key: str, value: Any) -> None: ...
    def change_many(self, changes: dict[str, dict[str, Any]]) -> None: ...


class StoreOrder(Protocol):
    """Tells whether the journal's file is in order."""

    def integrity(self) -> str: ...


class SettingsServices(Protocol):
    """The bundle the page works with."""

    @property
    def settings(self) -> FullSettingsDoor: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def backups(self) -> Backups: ...
    @property
    def desktop(self) -> Desktop: ...
    @property
    def store(self) -> StoreOrder: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def bus(self) -> Bus: ...

"""What the welcome asks of the application; `Services` fulfils it."""

from typing import Any, Protocol

from companion.app.ports import Clock
from companion.app.settings import Settings


class SettingsDoor(Protocol):
    """The settings in force and the way to change them."""

    @property
    def current(self) -> Settings: ...
    def change_many(self, changes: dict[str, dict[str, Any]]) -> None: ...


class WelcomeServices(Protocol):
    """The bundle the welcome works with."""

    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...


Changes = dict[str, dict[str, Any]]
"""What a step wants saved, as in the settings file."""

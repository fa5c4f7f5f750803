"""What the welcome asks of the application; `Services` fulfils it."""

from typing import Any, Protocol

from companion.app.bus import Bus
from companion.app.ports import Clock, Vault
from companion.ui.ports import SettingsDoor

Changes = dict[str, dict[str, Any]]
"""What a step wants saved, as in the settings file."""


class WelcomeServices(Protocol):
    """The bundle the welcome works with."""

    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def bus(self) -> Bus: ...

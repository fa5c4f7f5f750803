"""What the welcome asks of the application; `Services` fulfils it."""

from typing import Any, Protocol

from companion.app.ports import Clock
from companion.ui.ports import SettingsDoor


class WelcomeServices(Protocol):
    """The bundle the welcome works with."""

    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...


Changes = dict[str, dict[str, Any]]
"""What a step wants saved, as in the settings file."""

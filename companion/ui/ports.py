"""What several faces ask of the application; `Services` fulfils it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from companion.app.settings import Settings
from companion.core.journal import TagRating


class CheckInDoor(Protocol):
    """Keeps a check-in; InvalidInput or EnvironmentFault say why not."""

    def check_in(
        self,
        at: datetime | None = None,
        *,
        stress: float | None = None,
        pleasantness: float | None = None,
        energy: float | None = None,
        words: Iterable[str] = (),
        tags: Iterable[str] = (),
        ratings: Iterable[TagRating] = (),
        note: str = "",
    ) -> str: ...


class SettingsDoor(Protocol):
    """The settings in force and the way to change them."""

    @property
    def current(self) -> Settings: ...
    def change_many(self, changes: dict[str, dict[str, Any]]) -> None: ...

"""What the sleep diary asks of the application; `Services` fulfils it."""

from typing import Protocol

from companion.app.bus import Bus
from companion.app.nights import NightEdit, NightFiguresOfDays, NightRecord, NightStore
from companion.app.ports import Clock
from companion.core.journal import Entry
from companion.ui.ports import SettingsDoor


class DiaryEdit(NightEdit, Protocol):
    """Changes nights, and takes changes back."""

    def undo(self, step_id: str) -> Entry: ...


class DiaryServices(Protocol):
    """The bundle the diary works with."""

    @property
    def store(self) -> NightStore: ...
    @property
    def record(self) -> NightRecord: ...
    @property
    def edit(self) -> DiaryEdit: ...
    @property
    def reflect(self) -> NightFiguresOfDays: ...
    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def bus(self) -> Bus: ...

"""What a check-in asks of the application; `Services` fulfils it."""

from datetime import date, timedelta
from typing import Protocol

from companion.app.bus import Bus
from companion.app.naming import Names
from companion.app.ports import Clock, UndoStep
from companion.app.reflect import TodayFigures
from companion.app.settings import Settings
from companion.core.days import DayFigures
from companion.core.engine.view import TimerView
from companion.core.journal import CheckIn, Entry
from companion.ui.ports import CheckInDoor


class Figures(Protocol):
    """What is known of today and of the days before it."""

    def today(self, focus: timedelta | None = None) -> TodayFigures: ...
    def days(self, first: date, last: date) -> list[DayFigures]: ...


class CheckInStore(Names, Protocol):
    """Earlier check-ins, in order of time, and the person's names for things."""

    def check_ins(self, first: date, last: date) -> list[CheckIn]: ...


class EditDoor(Protocol):
    """Changes and deletes what was kept; each can be taken back for a day."""

    def change(self, entry: Entry) -> UndoStep: ...
    def delete(self, entry_id: str) -> UndoStep: ...
    def undo(self, step_id: str) -> Entry: ...


class TimerDoor(Protocol):
    """What the timer is doing."""

    def view(self) -> TimerView: ...


class SettingsDoor(Protocol):
    """The settings in force."""

    @property
    def current(self) -> Settings: ...


class CheckInServices(Protocol):
    """The bundle a check-in works with."""

    @property
    def record(self) -> CheckInDoor: ...
    @property
    def edit(self) -> EditDoor: ...
    @property
    def reflect(self) -> Figures: ...
    @property
    def store(self) -> CheckInStore: ...
    @property
    def study(self) -> TimerDoor: ...
    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def bus(self) -> Bus: ...

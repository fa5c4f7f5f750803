"""What a check-in asks of the application; `Services` fulfils it."""

from datetime import date, timedelta
from typing import Protocol

from companion.app.ports import Clock
from companion.app.reflect import TodayFigures
from companion.app.settings import Settings
from companion.core.days import DayFigures
from companion.core.engine.view import TimerView
from companion.core.journal import CheckIn
from companion.ui.ports import CheckInDoor


class Figures(Protocol):
    """What is known of today and of the days before it."""

    def today(self, focus: timedelta | None = None) -> TodayFigures: ...
    def days(self, first: date, last: date) -> list[DayFigures]: ...


class CheckIns(Protocol):
    """Earlier check-ins, in order of time."""

    def check_ins(self, first: date, last: date) -> list[CheckIn]: ...


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
    def reflect(self) -> Figures: ...
    @property
    def store(self) -> CheckIns: ...
    @property
    def study(self) -> TimerDoor: ...
    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def clock(self) -> Clock: ...

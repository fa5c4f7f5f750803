"""The pages there are, in the order of the rail, and what each is given."""

from __future__ import annotations  # the pages are loaded when they are opened

from collections.abc import Callable
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from companion.core.clock import study_day
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.window import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.app.services import Services
    from companion.core.journal import CheckIn
    from companion.ui.pages import PageHost
    from companion.ui.pages.journal.remembered import Remembered
    from companion.ui.pages.reflection.report_dialog import MakeReport
    from companion.ui.pages.settings.works_section import Survey
    from companion.ui.pages.sleep_diary.draft import Draft
    from companion.ui.private.discretion import Discretion
    from companion.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDoors:
    """What a page may open beside other pages. survey, export: see the settings page; report: PDF.

    practise: opens a practice in the player; breathe: a minute's pause.
    """

    check_in: Callable[[], object]
    edit_check_in: Callable[[CheckIn], object]
    survey: Survey
    export: Callable[[Path], object]
    report: MakeReport
    practise: Callable[..., object]
    breathe: Callable[[], object]


@dataclass(slots=True)
class _Kept:
    """What outlives the pages, which are dropped while the window is hidden; gone with a lock."""

    remembered: Remembered | None = None
    drafts: dict[date, Draft] = field(default_factory=dict)


class PageList:
    """Makes the entries of the window. `forget` drops what was written and not kept."""

    def __init__(self, services: Services, theme: Theme, discretion: Discretion, doors: PageDoors) -> None:
        self._services, self._theme = services, theme
        self._discretion, self._doors = discretion, doors
        self._kept = _Kept()

    def entries(self) -> tuple[PageEntry, ...]:
        """Return the pages in the order of the rail."""
        veiled = self._discretion.page
        return (
            PageEntry("today", _("Today"), "today", veiled(self._today, timer=True)),
            PageEntry("journal", _("Journal"), "journal", veiled(self._journal)),
            PageEntry("sleep", _("Sleep diary"), "journal", veiled(self._sleep), under="journal"),
            PageEntry("practices", _("Practices"), "practices", veiled(self._practices)),
            PageEntry("reflection", _("Reflection"), "reflection", veiled(self._reflection)),
            PageEntry("settings", _("Settings"), "settings", self._settings, at_foot=True),
        )

    def forget(self) -> None:
        """Give up what the pages remember of the journal."""
        self._kept = _Kept()

    def last_night(self) -> date:
        """Return the date of getting up that the diary opens on: today's, by the study day."""
        rollover = self._services.settings.current.journal.rollover
        return study_day(self._services.clock.now().wall, rollover)

    def _today(self, host: PageHost) -> QWidget:
        from companion.ui.pages.today import TodayPage

        doors = self._doors
        return TodayPage(self._services, self._theme, host, doors.check_in, doors.breathe, doors.practise)

    def _journal(self, host: PageHost) -> QWidget:
        from companion.ui.pages.journal import JournalPage
        from companion.ui.pages.journal.remembered import Remembered

        if self._kept.remembered is None:
            self._kept.remembered = Remembered()
        return JournalPage(
            self._services,
            self._theme,
            host,
            self._doors.check_in,
            self._doors.edit_check_in,
            lambda day: host.open_page("sleep", day=day or self.last_night()),
            self._kept.remembered,
            self._doors.practise,
        )

    def _sleep(self, host: PageHost) -> QWidget:
        from companion.ui.pages.sleep_diary import SleepDiary

        day = self.last_night()
        back = lambda: host.open_page("journal")  # noqa: E731  # a door, named for what it does
        return SleepDiary(self._services, self._theme, host, day, back, self._kept.drafts)

    def _practices(self, host: PageHost) -> QWidget:
        from companion.ui.pages.practices import PracticesPage

        return PracticesPage(self._services, self._theme, host, self._doors.practise)

    def _reflection(self, host: PageHost) -> QWidget:
        from companion.ui.pages.reflection import ReflectionPage

        return ReflectionPage(self._services, self._theme, host, self._doors.report)

    def _settings(self, host: PageHost) -> QWidget:
        from companion.app.naming import Naming
        from companion.ui.checkin.feelings import FILE, load_feelings
        from companion.ui.naming import FeelingEditor, TagEditor
        from companion.ui.pages.settings import SettingsDoors, SettingsPage
        from companion.ui.pages.settings.reminders_section import RemindersSection

        services, theme = self._services, self._theme
        naming = Naming(services.store, services.bus)
        doors = SettingsDoors(
            survey=self._doors.survey,
            export=self._doors.export,
            reminders=lambda: RemindersSection(services, theme),
            tags=lambda: TagEditor(naming, theme),
            feelings=lambda: FeelingEditor(naming, theme, load_feelings(theme.assets.path(FILE))),
        )
        return SettingsPage(services, theme, host, doors)

"""The settings page: sections at the left, their rows at the right, a field that searches all of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from companion.app.facts import PassphraseChanged
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.settings.backups_section import BackupsSection, FileAsking
from companion.ui.pages.settings.break_section import BreakSection
from companion.ui.pages.settings.help_section import HelpSection
from companion.ui.pages.settings.index import Index
from companion.ui.pages.settings.journal_section import JournalSection
from companion.ui.pages.settings.look_section import LookSection
from companion.ui.pages.settings.ports import SettingsServices
from companion.ui.pages.settings.practice_section import PracticeSection
from companion.ui.pages.settings.private_section import PrivateSection
from companion.ui.pages.settings.reminders_frame import RemindersFrame
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.study_section import StudySection
from companion.ui.pages.settings.works_section import Survey, WorksSection
from companion.ui.private.code_sheet import ChooseFile, ask_where
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_LIST, _WIDEST, _GAP = 216, 888, 24
_BESIDE_FROM = 216 + 24 + 480
_EDGE = 4
_HEAD = 28 + 24 + 20 + 24
"""px above and below title, list and sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsDoors:
    """What the page needs beside the services.

    survey: asks the desktop what works, in a thread of its own. export: writes everything to a path.
    asking: for files, None = the desktop's own dialogs. choose: where a recovery code is saved.
    reminders, tags, feelings: make the parts that others own; None = there is no such part.
    """

    survey: Survey
    export: Callable[[Path], object]
    asking: FileAsking | None = None
    choose: ChooseFile = ask_where
    reminders: Callable[[], QWidget] | None = None
    tags: Callable[[], QWidget] | None = None
    feelings: Callable[[], QWidget] | None = None


class SettingsPage(Page):
    """Saves each change at once. `arrive(section=)` opens a section by its key."""

    def __init__(
        self, services: SettingsServices, theme: Theme, host: PageHost, doors: SettingsDoors
    ) -> None:
        super().__init__()
        self._theme = theme
        self.sections = _sections(services, theme, host, doors)
        self._here = self.sections[0].key
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search settings"))
        self.search.setAccessibleName(_("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search", "text2", 20), QLineEdit.ActionPosition.LeadingPosition)
        self.index = Index(theme, [(section.key, section.title) for section in self.sections])
        self.nothing = Text(theme, "", "body", "text2", wrap=True)
        self._lay_out()
        self.index.chosen.connect(self.go)
        self.search.textChanged.connect(lambda _text: self._show())
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)
        signals = BusSignals(services.bus, self)
        signals.settings_changed.connect(lambda _changed: self._refresh())
        signals.listen(PassphraseChanged, lambda _changed: self._refresh())
        self._show()

    @property
    def where(self) -> dict[str, object]:
        """What `arrive` takes to come back to the same place."""
        return {"section": self._here}

    def section(self, key: str) -> Section:
        """Return the section `key`; StopIteration where there is none."""
        return next(section for section in self.sections if section.key == key)

    def arrive(self, **where: object) -> None:
        """Open the section that `section` names, where there is one."""
        wanted = where.get("section")
        if wanted in {section.key for section in self.sections}:
            self.go(str(wanted))

    def go(self, key: str) -> None:
        """Open a section, and end a search."""
        self._here = key
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def set_seen(self, seen: bool) -> None:
        """Bring the section up to date when it comes into view."""
        if seen and not self.search.text().strip():
            self.section(self._here).arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Return a width in which it can still be read."""
        return QSize(320, 320)

    def heightForWidth(self, width: int, /) -> int:
        """Return the least height: beside the list the sections scroll, under it the page does."""
        if self._columns.direction() == QBoxLayout.Direction.LeftToRight:
            return self.minimumSizeHint().height()
        inner = max(1, width - 64 - 2 * _EDGE)
        above = self._title.sizeHint().height() + self._list.totalHeightForWidth(inner)
        return _HEAD + above + self._cards.totalHeightForWidth(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the sections need one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    def _show(self) -> None:
        query = self.search.text().strip()
        found = False
        for section in self.sections:
            fits = section.narrow(query) if query else section.key == self._here
            if not query:
                section.narrow("")
            section.setVisible(fits)
            found = found or fits
            if fits and self.isVisible():
                section.arrive()
        self.index.mark(None if query else self._here)
        self.nothing.say("" if found else _("No setting speaks of “{words}”.").format(words=query))
        self.nothing.setVisible(not found)

    def _refresh(self) -> None:
        for section in self.sections:
            section.refresh()

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        px = self._theme.px
        inside = QWidget()
        inside.setObjectName("page")
        inside.installEventFilter(self)
        self._cards = cards = QVBoxLayout(inside)
        cards.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        cards.setSpacing(px(16))
        for section in self.sections:
            section.setMaximumWidth(px(_WIDEST))
            cards.addWidget(section)
        cards.addWidget(self.nothing)
        cards.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("page")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, _EDGE, 0, 0)
        left.setSpacing(16)
        left.addWidget(self.search)
        left.addWidget(self.index)
        self._list = left
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP - _EDGE)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32 - _EDGE, 20)
        column.setSpacing(24)
        self._title = Text(self._theme, _("Settings"), "page")
        column.addWidget(self._title)
        column.addLayout(self._columns, 1)
        self._fold()

    def _fold(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM) + 64
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if beside else policy.ScrollBarAlwaysOff
        )
        self._left.setMinimumWidth(px(_LIST) if beside else 0)
        self._left.setMaximumWidth(px(_LIST) if beside else 16_777_215)
        self.index.be_a_column(px(_LIST) if beside else 0)


def _sections(
    services: SettingsServices, theme: Theme, host: PageHost, doors: SettingsDoors
) -> Sequence[Section]:
    door = services.settings
    asking = () if doors.reminders is None else (RemindersFrame(theme, doors.reminders()),)
    return (
        StudySection(door, theme),
        BreakSection(door, theme),
        *asking,
        PracticeSection(door, theme),
        JournalSection(door, theme, doors.tags, doors.feelings),
        PrivateSection(services, theme, host, doors.choose),
        BackupsSection(services, theme, host, doors.export, doors.asking),
        WorksSection(services, theme, doors.survey),
        LookSection(door, theme),
        HelpSection(door, theme),
    )

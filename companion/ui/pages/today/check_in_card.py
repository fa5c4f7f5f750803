"""The check-in row: one click or one key is a whole check-in."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from companion.app.reflect import TodayFigures
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.ports import CheckInDoor
from companion.ui.reading.day import check_in_words
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.scale import StressScale
from companion.ui.widgets.text import Text

_NARROW = 900


class CheckInCard(Card):
    """Asks for stress right now; the rest of a check-in is one link away."""

    def __init__(
        self, record: CheckInDoor, theme: Theme, host: PageHost, open_check_in: Callable[[], object]
    ) -> None:
        super().__init__(theme)
        self._record, self._host = record, host
        self._last = Text(theme, _("One click is a whole check-in"), "small", "text2")
        self.scale = StressScale(theme, keeps=False)
        self.scale.picked.connect(self._on_picked)
        self.more = Button(theme, _("Mood, words…"), "link", on_click=open_check_in)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Text(theme, _("How stressed right now?"), "title"))
        words.addWidget(self._last)
        words.addStretch(1)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.more)
        more.addWidget(KeyCap(theme, _("Ctrl K")))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setContentsMargins(23, 20, 23, 16)
        self.body.addLayout(self._row)
        self._row.setSpacing(16)
        self._row.addLayout(words)
        self._row.addStretch(1)
        self._row.addWidget(self.scale, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(2)
        self._row.addLayout(more)

    def read(self, figures: TodayFigures) -> None:
        """Show the latest check-in and the usual band."""
        last = figures.last_check_in
        self._last.say(check_in_words(last) if last else _("One click is a whole check-in"))
        band = figures.stress_band
        self.scale.show_usual(None if band is None else (max(0, band.low), min(10, band.high)))

    def minimumSizeHint(self) -> QSize:
        """Return what the card needs with its parts over each other."""
        return QSize(self.scale.sizeHint().width() + 2 * 24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_NARROW)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def _on_picked(self, stress: int) -> None:
        try:
            self._record.check_in(stress=float(stress))
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self._host.toast(_("Stress {stress} kept").format(stress=stress))

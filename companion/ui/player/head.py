"""What stands above the shape: title and pattern, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.player.stop_button import StopButton
from companion.ui.player.words import length_lines
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.elided import Elided
from companion.ui.widgets.icon_button import IconButton

_GAP = 8


class Head(QWidget):
    """Title and line at the leading edge, what can be done at the other.

    Where the buttons would cut the title short, they wait in a menu; where they would cut the line, it goes
    below them, or says less. on_switch: opens the choice of another practice, None where there is none.
    """

    def __init__(self, theme: Theme, playing: Playing, on_switch: Callable[[], object] | None) -> None:
        super().__init__()
        self._playing, self._on_switch = playing, on_switch
        self._lines: tuple[str, ...] = ("",)
        self._may_grow = True
        self.title = Elided(theme, "", "title")
        self.line = Elided(theme, "", "small", "text2")
        self.holds = Button(theme, "", "quiet", on_click=self._turn_holds)
        self.other = Button(theme, _("Another practice"), "quiet", on_click=on_switch)
        self.more = IconButton(theme, "more", _("More"))
        self.more.clicked.connect(lambda _checked=False: self._open_menu())
        self.menu = QMenu(self)
        self.stop = StopButton(theme, _("Stop"), playing.stop)
        for button in (self.holds, self.other, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        theme.changed.connect(self._fit)
        self.refresh()

    def refresh(self) -> None:
        """Show what is played now."""
        playing = self._playing
        self.title.say(playing.title)
        self._lines = length_lines(playing.course, playing.shown_method)
        self.line.setAccessibleName(self._lines[0])
        self.holds.setText(_("With holds") if playing.skips_holds else _("Skip holds"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit_in(self, wide: int, *, may_grow: bool) -> None:
        """Make do with a width, in px. may_grow: whether there is height for the line below the buttons."""
        self._may_grow = may_grow
        self._fit(wide)

    def _offered(self) -> list[Button]:
        # The choice of another is all names.
        others = self._on_switch is not None and not self._playing.named_neutrally
        offers = ((self.holds, self._playing.has_holds), (self.other, others))
        return [button for button, offered in offers if offered]

    def _fit(self, wide: int | None = None) -> None:
        wide = self.width() if wide is None else wide
        offered = self._offered()
        for button in (*offered, self.more, self.stop):
            # Without its style it would be measured too small.
            button.ensurePolished()
        buttons = sum(button.sizeHint().width() + _GAP for button in offered)
        stop = self.stop.sizeHint().width() + _GAP
        fits = self.title.sizeHint().width() + buttons + stop <= wide
        for button in (self.holds, self.other):
            button.setVisible(fits and button in offered)
        self.more.setVisible(not fits and bool(offered))
        if not fits:
            buttons = max(self.more.sizeHint().width(), self.more.minimumWidth()) + _GAP if offered else 0
        self._fit_line(wide - buttons - stop, wide)

    def _fit_line(self, beside: int, below: int) -> None:
        """Say the most for which there is room, in px, beside the buttons or below them."""
        places = [(line, False) for line in self._lines]
        if self._may_grow:
            places = [(line, under) for line in self._lines for under in (False, True)]
        metrics = QFontMetrics(self.line.font())
        for line, under in places:
            if metrics.horizontalAdvance(line) + 2 <= (below if under else beside):
                break
        self.line.say(line)
        self.line.setToolTip("" if line == self._lines[0] else self._lines[0])
        if under != (self._words.indexOf(self.line) < 0):
            now, then = (self._words, self._column) if under else (self._column, self._words)
            now.removeWidget(self.line)
            then.addWidget(self.line)

    def _turn_holds(self) -> None:
        self._playing.skip_holds(not self._playing.skips_holds)

    def _open_menu(self) -> None:
        self.menu.clear()
        for button in self._offered():
            self.menu.addAction(button.text(), button.click)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + _GAP)))

    def _lay_out(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.title)
        self._words.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addLayout(self._words, 1)
        for button in (self.holds, self.other, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.insertWidget(row.count() - 1, self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)

"""What stands above the shape: title and pattern, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.player.stop_button import StopButton
from companion.ui.player.words import length_line
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.elided import Elided
from companion.ui.widgets.icon_button import IconButton

_GAP = 8


class Head(QWidget):
    """Title and line at the leading edge, what can be done at the other.

    Where the buttons would cut the title short, they wait in a menu. on_switch: opens the choice of
    another practice, None where there is none.
    """

    def __init__(self, theme: Theme, playing: Playing, on_switch: Callable[[], object] | None) -> None:
        super().__init__()
        self._playing, self._on_switch = playing, on_switch
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
        self.line.say(length_line(playing.course, playing.shown_method))
        self.holds.setText(_("With holds") if playing.skips_holds else _("Skip holds"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _offered(self) -> list[Button]:
        # The choice of another is all names.
        others = self._on_switch is not None and not self._playing.named_neutrally
        offers = ((self.holds, self._playing.has_holds), (self.other, others))
        return [button for button, offered in offers if offered]

    def _fit(self) -> None:
        offered = self._offered()
        wide = sum(button.sizeHint().width() + _GAP for button in offered)
        wide += self.title.sizeHint().width() + _GAP + self.stop.sizeHint().width()
        fits = wide <= self.width()
        for button in (self.holds, self.other):
            button.setVisible(fits and button in offered)
        self.more.setVisible(not fits and bool(offered))

    def _turn_holds(self) -> None:
        self._playing.skip_holds(not self._playing.skips_holds)

    def _open_menu(self) -> None:
        self.menu.clear()
        for button in self._offered():
            self.menu.addAction(button.text(), button.click)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + _GAP)))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addLayout(words, 1)
        for button in (self.holds, self.other, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.insertWidget(row.count() - 1, self.more, 0, Qt.AlignmentFlag.AlignVCenter)

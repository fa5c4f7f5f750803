"""A short message at the foot of the window, with one action or two, which leaves by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

STAY_MS = 6000
"""How long a toast stays; with the pointer or the focus on it, longer."""

_EDGE = 24
_LEFT, _RIGHT, _GAP, _HIGH = 16, 12, 8, 40


class Toast(QFrame):
    """Sits at the left of the foot of `parent`, `indent` px from its edge; one at a time.

    One line where there is room for it, else the words above their buttons, in as many lines as they need.
    """

    def __init__(self, parent: QWidget, theme: Theme, indent: int = _EDGE) -> None:
        super().__init__(parent)
        self._theme = theme
        self._foot_of = parent
        self._indent = indent
        self._act: Callable[[], object] | None = None
        self._take_back: Callable[[], object] | None = None
        self._fresh = False
        self.setProperty("kind", "toast")
        self._words = Text(theme, "", "small", "surface", wrap=True)
        self._action = Button(theme, "", on_click=lambda: self._end_with(self._act))
        self._undo = Button(theme, _("Undo"), on_click=lambda: self._end_with(self._take_back))
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.addWidget(self._words)
        buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        for button in (self._action, self._undo):
            button.setProperty("kind", "toast")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._lines.addLayout(buttons)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._on_time_up)
        self.hide()
        parent.installEventFilter(self)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.plain

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Show `text`; clicking `action` calls `act`, Undo beside it `undo`; either ends the toast."""
        self._act, self._take_back = act, undo
        self._words.say(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._leave.start(STAY_MS)
        self._fresh = True
        QTimer.singleShot(0, self, self._settle)

    def pass_over(self) -> None:
        """Leave for another page, unless it offers an act or was said in this very turn."""
        if self._act is None and self._take_back is None and not self._fresh:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def hideEvent(self, event: QEvent) -> None:
        # No timer runs for a window nobody sees.
        self._leave.stop()

    def _settle(self) -> None:
        self._fresh = False

    def _place(self) -> None:
        room = self._foot_of.rect()
        self._fill(room.width() - self._indent - _EDGE)
        across = self._indent
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = room.width() - self._indent - self.width()
        self.move(QPoint(across, room.height() - self.height() - _EDGE))

    def _fill(self, most: int) -> None:
        """Take the size the words need, up to `most` px in width."""
        # A pixel more than it measures: the paragraph it is set as rounds up.
        metrics = QFontMetrics(self._words.font())
        words = metrics.horizontalAdvance(self.words) + 2
        shown = [one.sizeHint().width() + _GAP for one in (self._action, self._undo) if not one.isHidden()]
        line = _LEFT + words + sum(shown) + _RIGHT
        alone = line <= most
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if alone else down)
        self._lines.setContentsMargins(_LEFT, *((0, _RIGHT, 0) if alone else (_RIGHT, _RIGHT, _RIGHT)))
        self._lines.setSpacing(_GAP if shown else 0)
        self._words.setFixedWidth(min(words, most - _LEFT - _RIGHT))
        # A paragraph has its leading above each line; beside buttons the words are to stand on their line.
        lift = self._theme.px(self._theme.tokens.type["small"].line) - metrics.height() if alone else 0
        self._words.setContentsMargins(0, 0, 0, max(0, lift))
        self._words.setFixedHeight(self._words.heightForWidth(self._words.width()))
        self.setFixedSize(QSize(line, self._theme.px(_HIGH)) if alone else self._lines.sizeHint())

    def _end_with(self, act: Callable[[], object] | None) -> None:
        self.hide()
        if act is not None:
            act()

    def _on_time_up(self) -> None:
        if self.underMouse() or self._action.hasFocus() or self._undo.hasFocus():
            self._leave.start(STAY_MS)
            return
        self.hide()

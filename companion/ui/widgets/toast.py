"""A short message at the foot of the window, with at most one action, which leaves by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

STAY_MS = 6000
"""How long a toast stays; with the pointer or the focus on it, longer."""

_EDGE = 24


class Toast(QFrame):
    """Sits at the left of the foot of `parent`, `indent` px from its edge; one at a time."""

    def __init__(self, parent: QWidget, theme: Theme, indent: int = _EDGE) -> None:
        super().__init__(parent)
        self._theme = theme
        self._foot_of = parent
        self._indent = indent
        self._act: Callable[[], object] | None = None
        self._fresh = False
        self.setProperty("kind", "toast")
        self._words = Text(theme, "", "small", "surface")
        self._action = Button(theme, "", on_click=self._on_action)
        self._action.setProperty("kind", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._action)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._on_time_up)
        self.hide()
        parent.installEventFilter(self)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.plain

    def say(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`; clicking `action` calls `act` and ends the toast."""
        self._act = act
        self._words.say(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setFixedHeight(self._theme.px(40))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._leave.start(STAY_MS)
        self._fresh = True
        QTimer.singleShot(0, self, self._settle)

    def pass_over(self) -> None:
        """Leave for another page, unless it offers an act or was said in this very turn."""
        if self._act is None and not self._fresh:
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
        across = self._indent
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = room.width() - self._indent - self.width()
        self.move(QPoint(across, room.height() - self.height() - _EDGE))

    def _on_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _on_time_up(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._leave.start(STAY_MS)
            return
        self.hide()

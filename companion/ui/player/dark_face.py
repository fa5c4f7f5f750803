"""Eyes closed: nothing but black, and for some seconds a faint line that says which keys do what."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.theme import Theme

HINT_MS = 6000
_BLACK, _FAINT = QColor("#000000"), QColor("#7F786E")
"""Not of the theme: a dark room should stay dark in the light one, too; as faint as can still be read."""


class DarkFace(QWidget):
    """A black ground; `looked` comes with a click, for whoever wants the picture back."""

    looked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = ""
        self._paused = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.focus_painted = True
        self.setAccessibleName(_("Eyes closed. Space pauses, Esc stops, E shows the picture again."))
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(HINT_MS)
        self._fading.timeout.connect(self._fade)
        self.hide()

    @property
    def hint(self) -> str:
        """The line shown now, empty once it went."""
        return self._hint

    def show_state(self, *, paused: bool) -> None:
        """Say what the keys do: for some seconds, in a pause as long as it lasts."""
        self._paused = paused
        self._hint = (
            _("Paused. Space goes on, Esc stops, E shows the picture again.")
            if paused
            else _("Close your eyes. Space pauses, Esc stops, E shows the picture again.")
        )
        self._fading.stop()
        if not paused:
            self._fading.start()
        self.update()

    def rest(self) -> None:
        """Have no timer run."""
        self._fading.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.looked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BLACK)
        if self._hint:
            painter.setPen(_FAINT)
            painter.setFont(self._theme.font("body"))
            room = self.rect().adjusted(24, 24, -24, -48)
            low = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(room, low, self._hint)
        painter.end()

    def _fade(self) -> None:
        self._hint = ""
        self.update()

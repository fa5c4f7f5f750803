"""How much of the practice is gone: a bar between the time gone and the length."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.player.words import clock_time
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_HIGH = 4


class TimeBar(QWidget):
    """Read it with `read`; it looks different once a second at most."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gone = Text(theme, "0:00", "small", "text2")
        self._whole = Text(theme, "0:00", "small", "text2")
        self._bar = _Bar(theme)
        self._shown = (-1, -1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._gone)
        row.addWidget(self._bar, 1)
        row.addWidget(self._whole)

    def read(self, gone: float, whole: float) -> None:
        """Show `gone` of `whole` seconds."""
        shown = (int(gone), int(whole))
        if shown == self._shown:
            return
        self._shown = shown
        self._gone.say(clock_time(gone))
        self._whole.say(clock_time(whole))
        self._bar.fill(gone / whole if whole else 0.0)
        self.setAccessibleName(_("{gone} of {whole}").format(gone=clock_time(gone), whole=clock_time(whole)))


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return its height."""
        return QSize(120, 20)

    def fill(self, share: float) -> None:
        """Show `share`, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        track = QRectF(0, (self.height() - _HIGH) / 2, self.width(), _HIGH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(track, 2, 2)
        filled = QRectF(track)
        filled.setWidth(track.width() * self._share)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(track.right())
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(filled, 2, 2)
        painter.end()

"""What is said, written below the shape."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme

_WIDEST = 880
_WRAP = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Caption(QWidget):
    """One or two lines in the middle; its place stays as high whatever is said, so that nothing jumps.

    large: for a practice that is followed by its words alone.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._large = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What stands there."""
        return self._words

    def say(self, words: str, *, large: bool = False) -> None:
        """Show `words`."""
        if (words, large) == (self._words, self._large):
            return
        if large != self._large:
            self._large = large
            self.updateGeometry()
        self._words = words
        self.setAccessibleName(words)
        self.update()

    @property
    def filled(self) -> bool:
        """Whether it has all the height there is, as beside the shape."""
        return self.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding

    def fill(self, filled: bool) -> None:
        """Take all the height there is, or two lines."""
        tall = QSizePolicy.Policy.Expanding if filled else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)

    def sizeHint(self) -> QSize:
        """Return two lines."""
        return QSize(320, 2 * QFontMetrics(self._font()).lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = min(self.width(), self._theme.px(_WIDEST))
        room = QRect((self.width() - wide) // 2, 0, wide, self.height())
        painter = QPainter(self)
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._fitting(room))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, _WRAP, self._words)
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font("sentence", 1.3 if self._large else 1.0, weight=400)

    def _fitting(self, room: QRect) -> QFont:
        font = self._font()
        # A long sentence in a narrow window: smaller rather than cut off.
        while font.pixelSize() > 12:
            box = QFontMetrics(font).boundingRect(room, int(_WRAP), self._words)
            if box.height() <= room.height() and box.width() <= room.width():
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font

"""Why nothing is heard, said in a corner that is free: it comes and goes, and moves nothing."""

from math import sqrt

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_AWAY = 12
"""How far it stays from the ring, in px."""
_MOST_LINES = 6


class NotHeard(Text):
    """Stands above what is painted, and lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "small", "text2", wrap=True, parent=parent)
        self._line = theme.tokens.type["small"].line
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def settle(self, room: QRect, ring: QRectF, words: QRect, high: int) -> QRect | None:
        """Return its place beside the ring, or else at the foot of `words`; None where neither is free.

        room: below what stands above the ring. high: of what is said in the middle of `words`, in px.
        """
        place = self.corner(room, ring)
        side = Qt.AlignmentFlag.AlignLeading
        if place is None:
            place = self.foot(words, high)
            side = side if place is None else Qt.AlignmentFlag.AlignHCenter
        self.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        return place

    def corner(self, room: QRect, ring: QRectF) -> QRect | None:
        """Return its place at the top left of `room`, beside the circle in `ring`; None where none is."""
        around, middle = ring.width() / 2 + _AWAY, ring.center()
        for lines in range(1, _MOST_LINES + 1):
            high = lines * self._theme.px(self._line)
            above = max(0.0, middle.y() - (room.top() + high))
            if high > room.height():
                break
            free = room.right() if above >= around else middle.x() - sqrt(around**2 - above**2)
            wide = min(room.width(), int(free) - room.left())
            if self.fits(wide, high):
                return QRect(room.left(), room.top(), wide, high)
        return None

    def foot(self, words: QRect, high: int) -> QRect | None:
        """Return its place at the foot of `words`, where what is said is `high` px high, in the middle."""
        free = (words.height() - high) // 2
        if not self.fits(words.width(), free):
            return None
        line = self._theme.px(self._line)
        lines = next(n for n in range(1, free // line + 2) if self.fits(words.width(), n * line))
        return QRect(words.left(), words.bottom() + 1 - lines * line, words.width(), lines * line)

    def fits(self, wide: int, high: int) -> bool:
        """Tell whether all of it, word by word, has room."""
        page = QTextDocument()
        page.setDocumentMargin(0)
        page.setDefaultFont(self.font())
        page.setHtml(self.text())
        page.setTextWidth(wide)
        return wide > 0 and page.idealWidth() <= wide and page.size().height() <= high + 1

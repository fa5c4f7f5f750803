"""A line that ends in an ellipsis where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.ui.theme import Role, Theme


class Elided(QLabel):
    """One line in one role of the type scale. trailing: at the end of its place.

    It asks for as much as its words need and takes less where there is less; least: px of its words
    it keeps, at 100 % text.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        role: Role = "body",
        color: str = "text",
        *,
        weight: int | None = None,
        trailing: bool = False,
        least: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role, self._color, self._weight = theme, role, color, weight
        self._trailing, self._least = trailing, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def cut(self) -> bool:
        """Whether some of the words do not fit now."""
        return self.contentsRect().width() < self.sizeHint().width() - 2

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the whole line needs."""
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text()) + 2 if self.text() else 0
        return QSize(wide, self._theme.px(self._theme.tokens.type[self._role].line))

    def minimumSizeHint(self) -> QSize:
        """Return the least of it."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(self._least)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self.font())
        painter.setPen(self._theme.color(self._color))
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        side = Qt.AlignmentFlag.AlignTrailing if self._trailing else Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.contentsRect(), side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role, weight=self._weight))
        self.updateGeometry()
        self.update()

"""One figure beside stress: its dots, what may be said of it, and how sure that is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.association import Dot, Relation
from companion.core.association_words import in_full, in_short, title
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.elided import Elided
from companion.ui.widgets.text import Text

_SCATTER = QSize(48, 36)
_INTERVAL = QSize(64, 36)
_INSET, _DOT, _MARK = 4, 2.4, 7.0


class LinkRow(QWidget):
    """A relation in one row. full: in whole sentences, for where there is room for them."""

    def __init__(
        self, theme: Theme, relation: Relation, *, full: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.relation = relation
        self.words = in_full(relation) if full else in_short(relation)
        name = title(relation)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(
            Text(theme, name, "small", weight=500) if full else Elided(theme, name, "small", weight=500)
        )
        # Never cut: n stands at its end.
        column.addWidget(Text(theme, self.words, "caption", "text2", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(RankScatter(theme, relation.dots), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        row.addWidget(IntervalMark(theme, relation), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(_("{title}: {words}").format(title=name, words=in_full(relation)))
        self.setAccessibleName(_("{title}: {words}").format(title=name, words=in_full(relation)))


class _Drawn(QWidget):
    """A small picture of fixed size, painted afresh when the theme changes. size: px at 100 % text."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def mirrored(self) -> bool:
        """Whether small values lie at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _dress(self) -> None:
        self.setFixedSize(self._theme.px(self._size.width()), self._theme.px(self._size.height()))
        self.update()


class RankScatter(_Drawn):
    """The shared days as dots: the figure's rank across, the rank of stress upwards."""

    def __init__(self, theme: Theme, dots: tuple[Dot, ...]) -> None:
        super().__init__(theme, _SCATTER)
        self._dots = dots

    def places(self) -> list[QPointF]:
        """Return the middle of each dot."""
        inset = self._theme.px(_INSET)
        wide, high = self.width() - 2 * inset, self.height() - 2 * inset
        return [
            QPointF(
                inset + wide * (1 - dot.other_rank if self.mirrored else dot.other_rank),
                inset + high * (1 - dot.stress_rank),
            )
            for dot in self._dots
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(self._theme.color("text2"))
        side = self._theme.px(10) / 10 * _DOT
        for place in self.places():
            painter.drawEllipse(place, side / 2, side / 2)
        painter.end()


class IntervalMark(_Drawn):
    """The correlation and its interval on -1 to 1; a filled dot is a link, a hollow one none.

    Nothing but the line of zero before anything can be said.
    """

    def __init__(self, theme: Theme, relation: Relation) -> None:
        super().__init__(theme, _INTERVAL)
        self._relation = relation

    def across(self, value: float) -> float:
        """Return where `value` (-1 to 1) lies."""
        room = self.width() - 2 * _MARK
        share = (1 - value if self.mirrored else 1 + value) / 2
        return _MARK + room * share

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, zero = self.height() / 2, self.across(0)
        reach = self.height() * 0.28
        painter.setPen(QPen(self._theme.color("outline"), 1))
        painter.drawLine(QPointF(zero, middle - reach), QPointF(zero, middle + reach))
        found = self._relation
        if found.rho is not None and found.verdict != "too early to say":
            ink = self._theme.color("text")
            painter.setPen(QPen(ink, 1.5))
            if found.ci95 is not None:
                low, high = self.across(found.ci95.low), self.across(found.ci95.high)
                painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            painter.setBrush(ink if found.verdict == "link" else self._theme.color("surface"))
            side = self._theme.px(10) / 10 * _MARK
            painter.drawEllipse(QPointF(self.across(found.rho), middle), side / 2, side / 2)
        painter.end()

"""The one question that makes a check-in: how stressed, 0 to 10."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.scale import StressScale
from companion.ui.widgets.text import Text

_CELL, _GAP = 50, 5
_NARROW_GAP = 2
_LINE = 20
_LEAST = 320
_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class StressQuestion(QWidget):
    """The question with its keys, the cells, and what their ends mean; Backspace takes the answer back.

    given: the answer it begins with; 4.5 stays as it is, though it lies in no cell.
    """

    def __init__(self, theme: Theme, given: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self._cells = _Cells(theme)
        self.scale = self._cells.scale
        if given is not None and given == round(given):
            self.scale.mark(round(given))
        head = QHBoxLayout()
        head.setSpacing(0)
        self._question = Text(theme, _("How stressed do you feel right now?"), "small", "text")
        self._question.setMinimumWidth(1)
        self.keys = _Keys(theme)
        head.addWidget(self._question)
        head.addWidget(self.keys)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self._cells)

    @property
    def value(self) -> int | None:
        """The answer, None while there is none."""
        return self.scale.value

    @property
    def answer(self) -> float | None:
        """The answer as it is kept."""
        return self._given if self.scale.value is None else float(self.scale.value)

    @property
    def first(self) -> QWidget:
        """The cell that Tab comes to."""
        return self.scale.stop

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The question whole; the keys where there is room for them.
        wide = self._question.sizeHint().width() + self.keys.sizeHint().width()
        self.keys.setVisible(wide <= self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _CLEARS or self.answer is None:
            super().keyPressEvent(event)
            return
        self._given = None
        self.scale.mark(None)

    def show_usual(self, band: tuple[float, float] | None) -> None:
        """Draw the bracket of the usual, which lies between 0 and 10."""
        self._cells.show_usual(band)

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by 0-9 or X; returns whether the key was one of them."""
        return self.scale.take_key(event)


class _Keys(QWidget):
    """Which keys answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        parts = (
            (12, KeyCap(theme, "0")),
            (3, "–"),
            (3, KeyCap(theme, "9")),
            (1, ","),
            (5, KeyCap(theme, "X")),
            (5, _("for 10")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for gap, part in parts:
            row.addSpacing(theme.px(gap))
            row.addWidget(Text(theme, part, "small", "text2") if isinstance(part, str) else part)


class _Scale(StressScale):
    """Cells as large as the room allows."""

    def fit(self, width: int) -> None:
        """Be at most `width` px wide."""
        px = self._theme.px
        gap = _GAP if width >= 11 * px(_CELL) + 10 * px(_GAP) else _NARROW_GAP
        room = (width - 10 * px(gap)) // 11
        cell = _CELL if room >= px(_CELL) else int(room / self._theme.scale)
        if (cell, gap) != (self._cell, self._gap):
            self._cell, self._gap = cell, gap
            self._lay_out()

    @property
    def stop(self) -> QWidget:
        """The cell that Tab comes to."""
        return next(cell for cell in self._cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def usual_words_span(self) -> tuple[float, float] | None:
        """Return from where to where, in px, the words of the usual reach; None without one."""
        if self._usual is None:
            return None
        middle = sum(self._across(edge) for edge in self._usual) / 2
        half = QFontMetrics(self._theme.font("caption")).horizontalAdvance(_("your usual")) / 2
        return middle - half, middle + half


class _Cells(QWidget):
    """The cells over `not at all` and `extremely`, which make way for the words of the usual."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.scale = _Scale(theme, cell=_CELL, parent=self)
        self._low = Text(theme, _("not at all"), "caption", "text3", parent=self)
        self._high = Text(theme, _("extremely"), "caption", "text3", parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_usual(self, band: tuple[float, float] | None) -> None:
        """Draw the bracket of the usual."""
        self.scale.show_usual(band)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the full size of the cells."""
        return QSize(11 * self._theme.px(_CELL) + 10 * self._theme.px(_GAP), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the cells can still be hit."""
        return QSize(_LEAST, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        width = max(_LEAST, self.width())
        self.scale.fit(width)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.scale.move(self.width() - self.scale.width() if mirrored else 0, 0)
        for label in (self._low, self._high):
            label.adjustSize()
        left, right = (self._high, self._low) if mirrored else (self._low, self._high)
        below = self._cell_height() + px(7)
        if self._collides(left.width(), self.scale.width() - right.width()):
            below += px(_LINE)
        left.move(self.scale.x(), below)
        right.move(self.scale.x() + self.scale.width() - right.width(), below)
        high = below + px(_LINE)
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
            self.updateGeometry()

    def _cell_height(self) -> int:
        return self.scale.childrenRect().height()

    def _collides(self, left: float, right: float) -> bool:
        span = self.scale.usual_words_span()
        gap = self._theme.px(8)
        return span is not None and (span[0] < left + gap or span[1] > right - gap)

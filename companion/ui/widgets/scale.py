"""The 0 to 10 scales: stress, and effort or focus after a block."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

HIGHEST = 10


class ScaleRow(QWidget):
    """Eleven cells, one Tab stop: arrows move, Space chooses, 0-9 and X (ten) choose at once.

    `picked` says each choice. cell: side of a cell in px; kind: `cell` (stress) or `effort`.
    keeps: whether the chosen cell stays marked, as in a form, or not, as in a row of acts.
    """

    picked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        kind: str = "cell",
        cell: int = 44,
        gap: int = 4,
        keeps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cell, self._gap, self._keeps = cell, gap, keeps
        self._value: int | None = None
        self._usual: tuple[float, float] | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cells = [_Cell(self, number, name, kind) for number in range(HIGHEST + 1)]
        for made in self._cells:
            made.clicked.connect(lambda _checked=False, number=made.number: self._pick(number))
        self._stop_at(0)
        self._lay_out()
        theme.changed.connect(self._lay_out)

    @property
    def value(self) -> int | None:
        """The marked number, None where nothing is marked."""
        return self._value

    @property
    def stop(self) -> QWidget:
        """The cell that the Tab key reaches, where a form begins."""
        return next(cell for cell in self._cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def mark(self, value: int | None) -> None:
        """Mark a number without saying `picked`."""
        self._value = value
        for cell in self._cells:
            cell.setChecked(cell.number == value)
        if value is not None:
            self._stop_at(value)

    def show_usual(self, band: tuple[float, float] | None) -> None:
        """Draw the bracket `your usual` under the cells from low to high; None draws none."""
        self._usual = band
        if band is None:
            self.setAccessibleDescription("")
        else:
            low, high = (f"{edge:.1f}" for edge in band)
            self.setAccessibleDescription(_("Your usual is {low} to {high}.").format(low=low, high=high))
        self._lay_out()

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by 0-9 or X; returns whether the key was one of them."""
        number = key_number(event)
        if number is None:
            return False
        self._pick(number)
        return True

    def step(self, cell: "_Cell", by: int) -> None:
        """Move the focus `by` cells, stopping at the ends."""
        number = min(HIGHEST, max(0, cell.number + by))
        self._stop_at(number)
        self._cells[number].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Return the cells, and below them the bracket where there is one."""
        side, gap = self._theme.px(self._cell), self._theme.px(self._gap)
        below = self._theme.px(26) if self._usual else 0
        return QSize(11 * side + 10 * gap, side + below)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._usual is None:
            return
        low, high = (self._across(edge) for edge in self._usual)
        top = self._theme.px(self._cell) + 4
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("stress"), 1.5))
        painter.drawPolyline(_bracket(low, high, top))
        painter.setPen(self._theme.color("stress_text"))
        painter.setFont(self._theme.font("caption"))
        middle = round((low + high) / 2)
        words = QRect(middle - 200, top + 6, 400, self.height() - top - 6)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _("your usual"))
        painter.end()

    def _across(self, value: float) -> float:
        """Return the middle of where `value` lies; the scale runs from the first cell to the last."""
        side, gap = self._theme.px(self._cell), self._theme.px(self._gap)
        at = side / 2 + value * (side + gap)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - at if mirrored else at

    def _pick(self, number: int) -> None:
        self.mark(number if self._keeps else None)
        self._stop_at(number)
        self.picked.emit(number)

    def _stop_at(self, number: int) -> None:
        for cell in self._cells:
            stops = cell.number == number
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _lay_out(self) -> None:
        side, gap = self._theme.px(self._cell), self._theme.px(self._gap)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for cell in self._cells:
            place = HIGHEST - cell.number if mirrored else cell.number
            cell.setGeometry(place * (side + gap), 0, side, side)
        self.setFixedSize(self.sizeHint())
        self.update()


class StressScale(ScaleRow):
    """How stressed someone feels, with the bracket of their usual."""

    def __init__(
        self, theme: Theme, *, cell: int = 44, keeps: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Stress"), cell=cell, keeps=keeps, parent=parent)


class EffortRow(ScaleRow):
    """How hard a block was, or how focused; 72 px cells on the overlay."""

    def __init__(
        self,
        theme: Theme,
        name: str | None = None,
        *,
        cell: int = 44,
        gap: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name or _("Effort"), kind="effort", cell=cell, gap=gap, parent=parent)


class _Cell(QPushButton):
    def __init__(self, row: ScaleRow, number: int, name: str, kind: str) -> None:
        super().__init__(str(number), row)
        self._row = row
        self.number = number
        self.setProperty("kind", kind)
        self.setProperty("focus_radius", 8)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(_("{measure} {number} of 10").format(measure=name, number=number))

    def nextCheckState(self) -> None:
        """Leave marking to the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Home: -HIGHEST,
            Qt.Key.Key_End: HIGHEST,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._row.step(self, steps[key])
        elif not self._row.take_key(event):
            super().keyPressEvent(event)


def key_number(event: QKeyEvent) -> int | None:
    """Return the number a key stands for: 0-9, X for ten; None for others and with modifiers."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held != Qt.KeyboardModifier.NoModifier:
        return None
    if event.key() == Qt.Key.Key_X:
        return HIGHEST
    text = event.text()
    return int(text) if len(text) == 1 and text in "0123456789" else None


def _bracket(low: float, high: float, top: float) -> list[QPointF]:
    left, right = min(low, high), max(low, high)
    return [QPointF(left, top), QPointF(left, top + 5), QPointF(right, top + 5), QPointF(right, top)]

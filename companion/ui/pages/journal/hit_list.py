"""What a search found, as a list: where it was found stands out by weight and by ground."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from companion.core.naming import Hit, SearchKind
from companion.core.words import _
from companion.ui.pages.journal.entry_names import dated
from companion.ui.theme import Theme
from companion.ui.widgets.figures import time_of_day

_HIT = Qt.ItemDataRole.UserRole
_HIGH, _ICON, _LINES = 66, 20, 2
_ICONS: dict[SearchKind, tuple[str, str]] = {
    "check_in": ("mood", "stress_text"),
    "night": ("moon", "sleep_text"),
    "block": ("play", "accent"),
    "questions": ("questions", "accent"),
    "day": ("note", "text2"),
    "reflection": ("reflection", "text2"),
}


def kind_words() -> dict[SearchKind, str]:
    """Return what each kind of hit is called."""
    return {
        "check_in": _("check-in"),
        "night": _("night"),
        "block": _("study block"),
        "questions": _("questions"),
        "day": _("note of the day"),
        "reflection": _("weekly reflection"),
    }


class HitList(QListWidget):
    """Newest first; a click or Return opens one. `left` says that Esc was pressed, `above` Up at the top."""

    opened = Signal(object)
    left = Signal()
    above = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("What was found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_HitPainter(theme, self))
        self.itemClicked.connect(self._open)
        theme.changed.connect(self._dress)
        self._dress()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List these hits."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(self)
            item.setData(_HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, hit_words(hit))

    def take_focus(self) -> None:
        """Go to the first hit, or to the one reached before."""
        if self.count():
            if self.currentRow() < 0:
                self.setCurrentRow(0)
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
        elif key == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.above.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End) or not event.text():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_HIT))

    def _dress(self) -> None:
        self.setStyleSheet("QListWidget { background: transparent; border: 0; outline: 0; padding: 0; }")
        self.scheduleDelayedItemsLayout()


class _HitPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), self._theme.px(_HIGH))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(_HIT)
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect).adjusted(0, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, box, state)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        icon, ink = _ICONS[hit.kind]
        side = px(_ICON)
        across = box.right() - 8 - side if mirrored else box.left() + 8
        device = painter.device()
        pixmap = theme.pixmap(icon, _ICON, ink, device.devicePixelRatioF())
        painter.drawPixmap(QPointF(across, box.top() + px(8)), pixmap)
        beside = 8 + side + 12
        words = box.adjusted(0, px(6), -beside, 0) if mirrored else box.adjusted(beside, px(6), 0, 0)
        words.setRight(words.right() - 8)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("caption"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, when_words(hit))
        self._draw_passage(painter, words.adjusted(0, px(18), 0, 0), hit, mirrored=mirrored)
        painter.restore()

    def _draw_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        ground = self._theme.color("accent_soft" if chosen else "sunken")
        painter.setBrush(ground)
        painter.setPen(self._theme.color("focus") if focused else ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _draw_passage(self, painter: QPainter, box: QRectF, hit: Hit, *, mirrored: bool) -> None:
        theme = self._theme
        layout = QTextLayout(" ".join(hit.text.split("\n")), theme.font("small"))
        option = QTextOption()
        if mirrored:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        layout.setFormats(mark_ranges(hit, theme.color("stress_soft")))
        layout.beginLayout()
        down = 0.0
        for _line in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, down))
            down += line.height()
        layout.endLayout()
        painter.setPen(theme.color("text"))
        layout.draw(painter, box.topLeft())


def mark_ranges(hit: Hit, ground: QColor) -> list[QTextLayout.FormatRange]:
    """Return how the matches of a hit stand out: bold, on a ground of their own."""
    return [_range(hit.text, mark, ground) for mark in hit.marks]


def _range(text: str, mark: tuple[int, int], ground: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    # Qt counts in UTF-16, where a sign beyond the basic plane is two.
    made.start = _utf16(text[: mark[0]])
    made.length = _utf16(text[mark[0] : mark[1]])
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setBackground(ground)
    made.format = form
    return made


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def when_words(hit: Hit) -> str:
    """Return day, time and kind of a hit: Wed 18 November 2026 · 15:40 · check-in."""
    parts = [dated(hit.day)]
    if hit.at is not None:
        parts.append(time_of_day(hit.at))
    return " · ".join([*parts, kind_words()[hit.kind]])


def hit_words(hit: Hit) -> str:
    """Return a hit in a line, for the screen reader."""
    return _("{when}: {passage}").format(when=when_words(hit), passage=hit.text)

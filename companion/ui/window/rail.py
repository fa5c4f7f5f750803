"""The navigation rail: one item for each page there is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme

WIDTH = 88
ICONS_ONLY_FROM = 1.3
_WIDE, _HIGH, _PILL_WIDE, _PILL_HIGH = 72, 60, 56, 28


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page on the rail. at_foot: stands at the lower end, as settings do."""

    key: str
    title: str
    icon: str
    at_foot: bool = False


class Rail(QFrame):
    """Exclusive items, one Tab stop, arrows move; `chosen` carries the key of a page."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Pages"))
        self._logo = QLabel()
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._logo.setAccessibleName(_("Second Wind"))
        self._buttons: dict[str, _Item] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 24, 8, 12)
        column.setSpacing(4)
        column.addWidget(self._logo)
        column.addSpacing(19)
        for item in (item for item in items if not item.at_foot):
            column.addWidget(self._item(item, group))
        column.addStretch(1)
        for item in (item for item in items if item.at_foot):
            column.addWidget(self._item(item, group))
        self._dress()
        theme.changed.connect(self._dress)

    def mark(self, key: str) -> None:
        """Show `key` as the page one is on."""
        if key not in self._buttons:
            return
        self._buttons[key].setChecked(True)
        for one, button in self._buttons.items():
            # Qt would leave the one stop where the focus was last.
            policy = Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _item(self, item: RailItem, group: QButtonGroup) -> "_Item":
        button = _Item(self._theme, item, self)
        button.clicked.connect(lambda _checked=False, key=item.key: self.chosen.emit(key))
        group.addButton(button)
        self._buttons[item.key] = button
        return button

    def _dress(self) -> None:
        dpr = self.devicePixelRatioF()
        self._logo.setPixmap(self._theme.icons.pixmap("logo", 32, self._theme.color("accent"), dpr))


class _Item(QToolButton):
    def __init__(self, theme: Theme, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item
        self.setText(item.title)
        self.setAccessibleName(item.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", 12)
        self._dress()
        theme.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, here = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, high = (24, _PILL_HIGH) if self._labelled else (32, 44)
        top = 3 if self._labelled else (self.height() - high) / 2
        pill = QRectF((self.width() - _PILL_WIDE) / 2, top, _PILL_WIDE, high)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if here else "line"))
            painter.drawRoundedRect(pill, 14, 14)
        ink = theme.color("accent" if here else "text2")
        icon = theme.icons.pixmap(self._item.icon, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(round(pill.center().x() - side / 2), round(pill.center().y() - side / 2), icon)
        if self._labelled:
            painter.setPen(ink)
            painter.setFont(theme.font("caption", weight=600 if here else 500))
            words = QRect(-8, 34, self.width() + 16, self.height() - 34)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, self._item.title)
        painter.end()

    @property
    def _labelled(self) -> bool:
        # Larger words would not fit the rail; the tip and the screen reader still say them.
        return self._theme.scale < ICONS_ONLY_FROM

    def _dress(self) -> None:
        self.setFixedSize(QSize(_WIDE, _HIGH))
        self.setToolTip("" if self._labelled else self._item.title)
        self.update()

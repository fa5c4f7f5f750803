"""Chips: words to choose any number of, in as many rows as they need."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QStyle, QWidget

from companion.ui.theme import Theme

_GAP = 8
_HIGH = 30
_WIDE = 280


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next row where one is full."""

    def __init__(self, parent: QWidget, gap: int = _GAP) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Add `widget` as the item number `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        across, down, high = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if across > rect.x() and across + size.width() > rect.x() + rect.width():
                across, down, high = rect.x(), down + high + self._gap, 0
            if move:
                self._put(item, QRect(QPoint(across, down), size), rect)
            across += size.width() + self._gap
            high = max(high, size.height())
        return down + high - rect.y()

    def _put(self, item: QLayoutItem, place: QRect, room: QRect) -> None:
        host = self.parentWidget()
        assert host is not None  # given to the constructor
        place.setWidth(min(place.width(), room.width()))
        item.setGeometry(QStyle.visualRect(host.layoutDirection(), room, place))


class Chip(QPushButton):
    """One word, chosen or not."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self.word = word
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._dress()
        theme.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))
        self.setProperty("focus_radius", self._theme.px(_HIGH) // 2)


class Chips(QWidget):
    """A group of chips, one Tab stop; arrows move, Space chooses.

    name: what is chosen, for the screen reader. `tail`: a widget after the last chip.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything on offer, in order."""
        return tuple(chip.word for chip in self._chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order shown."""
        return tuple(chip.word for chip in self._chips if chip.isChecked())

    def sizeHint(self) -> QSize:
        """Return the rows at a usual width; the height for any other comes from the layout."""
        wide = max(self._theme.px(_WIDE), self._flow.minimumSize().width())
        return QSize(wide, self._flow.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the widest chip."""
        return self._flow.minimumSize()

    def offer(self, words: Iterable[str]) -> None:
        """Add words that are not there yet."""
        for word in words:
            if word not in self.words:
                self._add(word)

    def choose(self, word: str) -> None:
        """Choose `word`, whatever its case, and add it if it is new."""
        found = next((chip for chip in self._chips if chip.word.casefold() == word.casefold()), None)
        (found or self._add(word)).setChecked(True)

    def end_with(self, *widgets: QWidget) -> None:
        """Put `widgets` after the last chip; later chips come before them."""
        for widget in widgets:
            self._flow.addWidget(widget)

    def take_focus(self, word: str) -> None:
        """Move the focus to the chip of `word`."""
        for chip in self._chips:
            if chip.word == word:
                self._stop_at(chip)
                chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, word: str) -> Chip:
        chip = Chip(self._theme, word, self)
        chip.stepped.connect(lambda by, chip=chip: self._step(chip, by))
        chip.clicked.connect(lambda _checked=False, chip=chip: self._stop_at(chip))
        chip.toggled.connect(lambda _checked=False: self.changed.emit())
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        self._stop_at(self._chips[0])
        chip.show()
        self.updateGeometry()
        return chip

    def _step(self, chip: Chip, by: int) -> None:
        place = min(len(self._chips) - 1, max(0, self._chips.index(chip) + by))
        self.take_focus(self._chips[place].word)

    def _stop_at(self, stop: Chip) -> None:
        for chip in self._chips:
            stops = chip is stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

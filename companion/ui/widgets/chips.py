"""Chips: words to choose any number of, in as many rows as they need."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.flow import FlowLayout

__all__ = ["Chip", "Chips", "FlowLayout"]

_HIGH = 30
_WIDE = 280


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

    @property
    def stops(self) -> bool:
        """Whether Tab comes here."""
        return bool(self.focusPolicy() & Qt.FocusPolicy.TabFocus)

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
            if self.chip(word) is None:
                self.add(Chip(self._theme, word, self))

    def show_words(self, words: Sequence[str]) -> None:
        """Offer exactly these, in this order; those that are there already stay as they are."""
        for chip in [one for one in self._chips if one.word not in words]:
            self._flow.removeWidget(chip)
            self._chips.remove(chip)
            # Gone at once for who looks, also from under the keyboard.
            chip.hide()
            chip.deleteLater()
        self.offer(words)
        self._chips.sort(key=lambda chip: words.index(chip.word))
        self._flow.put_first(self._chips)
        if self._chips and not any(chip.stops for chip in self._chips):
            self._stop_at(self._chips[0])
        self.updateGeometry()

    def show_only(self, words: Collection[str]) -> None:
        """Let only those of `words` be seen; what is chosen stays chosen."""
        for chip in self._chips:
            chip.setVisible(chip.word in words)
        seen = [chip for chip in self._chips if chip.word in words]
        if seen:
            self._stop_at(seen[0])
        self.updateGeometry()

    def choose(self, word: str) -> None:
        """Choose `word`, whatever its case, and add it if it is new."""
        (self.chip(word) or self.add(Chip(self._theme, word, self))).setChecked(True)

    def chip(self, word: str) -> Chip | None:
        """Return the chip of `word`, whatever its case."""
        return next((one for one in self._chips if one.word.casefold() == word.casefold()), None)

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

    def add(self, chip: Chip) -> Chip:
        """Take `chip` as the last one before the tail, and return it."""
        chip.setParent(self)
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
        seen = [one for one in self._chips if one is chip or one.isVisibleTo(self)]
        place = min(len(seen) - 1, max(0, seen.index(chip) + by))
        self.take_focus(seen[place].word)

    def _stop_at(self, stop: Chip) -> None:
        for chip in self._chips:
            stops = chip is stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

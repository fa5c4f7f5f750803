"""A choice of one, side by side, that goes on in the next row where it does not fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.flow import GAP, FlowLayout

_HIGH = 36


class Pills(QWidget):
    """Exclusive, one Tab stop; arrows move and choose.

    options: (key, label) pairs. name: what is chosen, for the screen reader. `chosen`: the key, by the user.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._pills: dict[str, QPushButton] = {}
        for key, label in options:
            pill = _Pill(label, self)
            pill.setAccessibleName(f"{name}: {label}")
            pill.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._pills[key] = pill
            self._group.addButton(pill)
            self._flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def value(self) -> str | None:
        """The chosen key, None before anything is chosen."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), None)

    def choose(self, key: str) -> None:
        """Show `key` as chosen without saying `chosen`; KeyError for one that is not offered."""
        self._pills[key].setChecked(True)

    def wide(self) -> int:
        """Return the width in px in which all stand side by side."""
        for pill in self._pills.values():
            pill.ensurePolished()
        hints = [pill.sizeHint().width() for pill in self._pills.values()]
        return sum(hints) + GAP * (len(hints) - 1)

    def _dress(self) -> None:
        for pill in self._pills.values():
            pill.setFont(self._theme.font("small"))
            pill.setProperty("focus_radius", self._theme.px(_HIGH) // 2)


class _Pill(QPushButton):
    def __init__(self, label: str, host: Pills) -> None:
        super().__init__(label, host)
        self.setProperty("kind", "pill")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An exclusive group moves with the arrows by itself; the return key should choose as well.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

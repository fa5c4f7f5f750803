"""The list of sections, beside the section or above it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.chips import FlowLayout


class Index(QWidget):
    """One Tab stop, arrows move; `chosen` carries the key of a section. sections: (key, title)."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, sections: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sections"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._items: dict[str, _Item] = {}
        flow = FlowLayout(self, 0)
        for key, title in sections:
            item = _Item(theme, title, self)
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(item)
            self._items[key] = item
            flow.addWidget(item)

    def mark(self, key: str | None) -> None:
        """Show `key` as the section one is at; None shows none."""
        self._group.setExclusive(False)
        for each, item in self._items.items():
            item.setChecked(each == key)
        self._group.setExclusive(True)

    def be_a_column(self, width: int) -> None:
        """Stand under each other, `width` px wide; 0: in rows, each as wide as its words."""
        for item in self._items.values():
            item.setMinimumWidth(width)
            item.setMaximumWidth(width or 16_777_215)


class _Item(QPushButton):
    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("focus_radius", 10)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        color, high = self._theme.color, self._theme.px(40)
        self.setFont(self._theme.font("body", weight=500))
        self.setStyleSheet(
            f"QPushButton {{ border: 0; background: transparent; border-radius: 10px; min-height: {high}px;"
            f" padding: 0 12px; text-align: left; font-weight: 500; color: {color('text').name()}; }}"
            f"QPushButton:hover {{ background: {color('line').name()}; }}"
            f"QPushButton:checked {{ background: {color('accent_soft').name()};"
            f" color: {color('accent').name()}; font-weight: 600; }}"
        )

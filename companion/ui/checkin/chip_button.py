"""A dashed chip: an act at the end of a row of chips, such as adding one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.ui.theme import Theme


class ChipButton(QPushButton):
    """Looks like a chip to be, and does `on_click`."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        *,
        on_click: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._icon = theme, icon
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("border-style: dashed; font-weight: 500;")
        self.clicked.connect(lambda _checked=False: on_click())
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))
        self.setProperty("focus_radius", self._theme.px(30) // 2)
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, "text2", 16))
            self.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))

"""A button for what one may do instead: words only, in the ink of the text."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.button import Button


class NeutralButton(Button):
    """Quiet like a link, but not in the accent: Cancel, Skip."""

    def __init__(
        self, theme: Theme, text: str, *, on_click: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, "quiet", on_click=on_click, parent=parent)

    def _dress(self) -> None:
        super()._dress()
        self.setStyleSheet(f"color: {self._theme.color('text2').name()};")

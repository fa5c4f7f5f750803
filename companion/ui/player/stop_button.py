"""The one button that ends a practice, with its key in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.keycap import KeyCap


class StopButton(Button):
    """Ends the practice; the key that does the same stands in it."""

    def __init__(self, theme: Theme, text: str, on_click: Callable[[], object]) -> None:
        super().__init__(theme, text, on_click=on_click)
        self._cap = KeyCap(theme, "Esc", self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._make_room)
        self._make_room()

    def resizeEvent(self, event: object) -> None:
        hint = self._cap.sizeHint()
        left = 16 if self._mirrored() else self.width() - hint.width() - 16
        self._cap.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())

    def _make_room(self) -> None:
        room = self._cap.sizeHint().width() + 24
        # Where one reads from the right, the style mirrors this as well.
        self.setStyleSheet(f"QPushButton {{ padding-right: {room}px; }}")

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

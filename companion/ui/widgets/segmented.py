"""A choice of a few, side by side in one frame."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from companion.ui.theme import Theme

ROOM = 28


class Segmented(QFrame):
    """Exclusive segments, one Tab stop; arrows choose the neighbour.

    options: (key, label) pairs. name: what is chosen, for the screen reader.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self.setProperty("focus_radius", 10)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        # The frame's own line lies around it.
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, label) in enumerate(options):
            segment = _Segment(label, self)
            segment.setProperty("place", _place(index, len(options)))
            segment.setAccessibleName(f"{name}: {label}")
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment, 1)

    @property
    def value(self) -> str | None:
        """The chosen key, None before anything is chosen."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), None)

    def give_room(self, theme: Theme, room: int = ROOM) -> None:
        """Keep every word off the lines between them; for one that is no wider than its words.

        room: around a word, on both sides together, in px at 100 % text.
        """
        metrics = QFontMetrics(theme.font("small", weight=600))
        for segment in self._segments.values():
            segment.setMinimumWidth(theme.px(room) + metrics.horizontalAdvance(segment.text()))

    def choose(self, key: str | None) -> None:
        """Show `key` as chosen without saying `chosen`; an unknown key or None shows none."""
        segment = self._segments.get(key or "")
        if segment is not None:
            segment.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._segments.values():
            other.setChecked(False)
        self._group.setExclusive(True)


class _Segment(QPushButton):
    def __init__(self, label: str, host: Segmented) -> None:
        super().__init__(label, host)
        self.focus_host = host
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An exclusive group moves with the arrows by itself; the return key should choose as well.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "mid"

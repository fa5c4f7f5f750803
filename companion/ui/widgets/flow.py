"""A layout in rows: what does not fit beside the others goes on in the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

GAP = 8


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next row where one is full."""

    def __init__(self, parent: QWidget, gap: int = GAP) -> None:
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

    def put_first(self, widgets: Sequence[QWidget]) -> None:
        """Let `widgets`, which are in it already, be the first, in this order."""
        places: dict[QWidget | None, int] = {widget: place for place, widget in enumerate(widgets)}
        self._items.sort(key=lambda item: places.get(item.widget(), len(places)))
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
            widget = item.widget()
            if widget is not None:
                # A widget just made has the style sheet's padding only once it is polished.
                widget.ensurePolished()
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

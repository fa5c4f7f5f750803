"""One thing that can be asked: its name, what it means, when, and whether at all."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text

_RADIUS = 12


class AskingBox(QWidget):
    """A card whose border says whether it is on; its fields are shown while it is.

    row: fields below the words. `put_beside` puts one between the words and the switch.

    With a switch of its own, or without: then `set_on` says how it stands.
    """

    def __init__(
        self, theme: Theme, title: str, sentence: str, *, switched: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._on = theme, True
        self.switch = Switch(theme, title) if switched else None
        self.fault = Fault(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fields = QWidget()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.fields)
        self.row.setContentsMargins(0, 8, 0, 0)
        self.row.setSpacing(theme.px(12))
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(Text(theme, title, "body", weight=600, wrap=True))
        self.column.addWidget(Text(theme, sentence, "small", "text2", wrap=True))
        self._beside: QWidget | None = None
        self._head = head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(self.column, 1)
        if self.switch is not None:
            head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
            self.switch.toggled.connect(self.set_on)
        body = QVBoxLayout(self)
        side = theme.px(20)
        body.setContentsMargins(side, 11, side, 12)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(self.fields)
        body.addWidget(self.fault)
        theme.changed.connect(self.update)

    @property
    def on(self) -> bool:
        """Whether it is asked."""
        return self._on

    def put_beside(self, field: QWidget) -> None:
        """Put a field beside the words."""
        self._beside = field
        self._head.insertWidget(1, field, 0, Qt.AlignmentFlag.AlignVCenter)
        if self.switch is not None:
            # Tab goes as they are put in, and the field stands before the switch.
            self._head.removeWidget(self.switch)
            self.switch.setParent(None)
            self._head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_on(self, on: bool) -> None:
        """Show it as asked, or not."""
        self._on = on
        if self.switch is not None:
            self.switch.setChecked(on)
            self.fields.setVisible(on and self.row.count() > 0)
        if self._beside is not None:
            self._beside.setVisible(on)
        self.fault.say("")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the words break but stay readable."""
        least = super().minimumSizeHint()
        return QSize(max(least.width(), min(self._theme.px(260), 340)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fields = [item.widget() for place in range(self.row.count()) if (item := self.row.itemAt(place))]
        wide = sum(field.sizeHint().width() + self.row.spacing() for field in fields if field is not None)
        narrow = wide > self.width() - 2 * self._theme.px(20)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.row.setDirection(down if narrow else across)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if self._on else "line"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

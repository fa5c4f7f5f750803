"""The field in which a topic is typed or chosen among the recent ones."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from companion.core.words import _
from companion.ui.theme import Theme

LONGEST = 120
_SQUARE = 10


class TopicField(QComboBox):
    """An editable list of recent topics, each with the square of its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(_("Topic"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        field = self.lineEdit()
        assert field is not None  # an editable combo box always has one
        field.setPlaceholderText(_("What will you study?"))
        field.setMaxLength(LONGEST)
        field.setAccessibleName(_("Topic"))
        field.textChanged.connect(self._on_text_changed)
        completer = self.completer()
        assert completer is not None
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setItemDelegate(_Squares(theme, self))
        theme.changed.connect(self.update)

    @property
    def topic(self) -> str:
        """What is written in the field, in one line."""
        return " ".join(self.currentText().split())

    def on_return(self, act: Callable[[], object]) -> None:
        """Call `act` when Return is pressed in the field."""
        field = self.lineEdit()
        assert field is not None
        field.returnPressed.connect(lambda: act())

    def offer(self, topics: Sequence[str]) -> None:
        """List these topics; what is written stays."""
        written = self.currentText()
        if [self.itemText(row) for row in range(self.count())] != list(topics):
            self.clear()
            for topic in topics:
                self.addItem(topic)
        self.setCurrentIndex(self.findText(written))
        self.setEditText(written)

    def write(self, topic: str) -> None:
        """Put `topic` into the field."""
        self.setCurrentIndex(self.findText(topic))
        self.setEditText(topic)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, mirrored = 20, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = self._theme.pixmap("chevron-down", side, self._ink, self.devicePixelRatioF())
        across = self.width() - self._theme.px(side) - 12
        middle = self.height() / 2
        painter.drawPixmap(12 if mirrored else across, round(middle - self._theme.px(side) / 2), arrow)
        if self.topic:
            square_side = self._theme.px(_SQUARE)
            left = self.width() - 13 - square_side if mirrored else 13
            square = QRectF(left, middle - square_side / 2, square_side, square_side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(self.topic))
            painter.drawRoundedRect(square, 2, 2)
        painter.end()

    @property
    def _ink(self) -> str:
        return "text" if self.isEnabled() else "text3"

    def _color(self, topic: str) -> QColor:
        # Words still being typed are no topic yet and must not use up a colour.
        known = self.findText(topic, Qt.MatchFlag.MatchFixedString) >= 0
        return self._theme.topic_color(topic) if known else self._theme.color("outline")

    def _on_text_changed(self) -> None:
        field = self.lineEdit()
        if field is not None:
            room = self._theme.px(_SQUARE + 8) if self.topic else 0
            field.setTextMargins(room, 0, 0, 0)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                field.setTextMargins(0, 0, room, 0)
        self.update()


class _Squares(QStyledItemDelegate):
    """Puts the square of its colour before each topic of the list, and of the list only."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        pixmap = QPixmap(_SQUARE, _SQUARE)
        pixmap.fill(self._theme.topic_color(str(index.data())))
        option.icon = QIcon(pixmap)
        option.decorationSize = QSize(_SQUARE, _SQUARE)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

"""One practice as a card that starts it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from companion.app.practice_words import length_words
from companion.core.practice import Practice
from companion.core.words import _
from companion.ui.pages.practices.curve import Curve
from companion.ui.pages.practices.words import need_words
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_HIGH, _LEAST, _RADIUS, _PLAY = 192, 300, 16, 20


class PracticeCard(QAbstractButton):
    """What it is for, how long, what it is, and what it did for this person. `clicked` starts it.

    `stepped` carries the arrow key by which the focus is to go on to another card.
    """

    stepped = Signal(Qt.Key)

    def __init__(self, theme: Theme, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.practice = practice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        # A layout asks the one within for the height, so that no hint of this one would be heard.
        self.setMinimumHeight(_HIGH)
        self._need = need_words(practice.needs[0])
        self._effect = Text(theme, "", "small", "text3", wrap=True)
        self._play = QLabel()
        self._lay_out()
        self.show_effect("", "", tried=False)
        theme.changed.connect(self._dress)
        self._dress()

    def show_effect(self, words: str, told: str, *, tried: bool) -> None:
        """Say what it did for this person. told: the same in whole sentences; tried: ever done."""
        self._effect.tint("text" if tried else "text3")
        self._effect.say(words)
        practice = self.practice
        self.setToolTip(told if tried else "")
        self.setAccessibleDescription(f"{self.toolTip()} {_('Return opens it.')}".strip())
        parts = (practice.title, self._need, length_words(practice), practice.summary, words)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    @property
    def effect(self) -> str:
        """What is said of what it did."""
        return self._effect.plain

    def sizeHint(self) -> QSize:
        layout = self.layout()
        content = layout.sizeHint() if layout is not None else QSize()
        return content.expandedTo(QSize(self._theme.px(_LEAST), _HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(key)
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Paint anew when the pointer comes and goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("outline" if self.underMouse() else "line"), 1))
        painter.setBrush(self._theme.color("sunken" if self.isDown() else "surface"))
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.end()

    def _lay_out(self) -> None:
        theme, practice = self._theme, self.practice
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Curve(theme, practice))
        top.addStretch(1)
        for_what = Text(theme, f"{self._need} ·", "small", "text2")
        how_long = Text(theme, length_words(practice), "small", "text", weight=600)
        aside = QHBoxLayout()
        aside.setSpacing(4)
        aside.addWidget(for_what)
        aside.addWidget(how_long)
        top.addLayout(aside)
        foot = QHBoxLayout()
        foot.addWidget(self._effect, 1)
        foot.addWidget(self._play, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(2)
        column.addLayout(top)
        column.addSpacing(6)
        column.addWidget(Text(theme, practice.title, "title", wrap=True))
        column.addWidget(Text(theme, practice.summary, "small", "text2", wrap=True))
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(foot)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            # Within a button labels would take its ink for their own.
            child.setForegroundRole(QPalette.ColorRole.WindowText)

    def _dress(self) -> None:
        theme = self._theme
        side = theme.px(_PLAY)
        ratio = self.devicePixelRatioF()
        self._play.setPixmap(theme.icons.pixmap("play", side, theme.color("accent"), ratio))
        self._play.setFixedSize(side, side)
        self.updateGeometry()

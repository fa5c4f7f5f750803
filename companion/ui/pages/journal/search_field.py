"""The field that searches the journal."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.keycap import KeyCap

DEBOUNCE_MS = 180
"""How long nothing is typed before it is searched."""

_WIDE, _LEAST, _ICON, _PAD = 264, 160, 20, 12


class SearchField(QLineEdit):
    """`asked` says that its text is to be searched; `left` that Esc was pressed; `down` that Down was."""

    asked = Signal()
    left = Signal()
    down = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(_("Search notes and tags"))
        self.setAccessibleName(_("Search notes, tags, words and topics"))
        self.setMaxLength(200)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = QLabel(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key = KeyCap(theme, _("Ctrl F"), self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self.asked)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._show_key)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def waiting(self) -> bool:
        """Whether something was typed that has not been searched."""
        return self._pause.isActive()

    def ask_now(self) -> None:
        """Search what stands there without waiting."""
        self._pause.stop()
        self.asked.emit()

    def sizeHint(self) -> QSize:
        """Return its usual width."""
        return QSize(self._theme.px(_WIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it may become."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._pause.stop()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_now()
            self.down.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._pause.start()

    def _show_key(self) -> None:
        self._key.setVisible(not self.text())
        self._make_room()

    def _make_room(self) -> None:
        """Keep the text off the icon, and off the key while that is shown."""
        icon = self._theme.px(_ICON) + _PAD
        key = 0 if self.text() else self._key.sizeHint().width() + _PAD // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(key if mirrored else icon, 0, icon if mirrored else key, 0)

    def _place_key(self) -> None:
        size, side = self._key.sizeHint(), self._theme.px(_ICON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        outer = self.width() - size.width() - _PAD
        self._key.move(_PAD if mirrored else outer, (self.height() - size.height()) // 2)
        self._key.resize(size)
        across = self.width() - side - _PAD - 2 if mirrored else _PAD + 2
        self._icon.setGeometry(across, (self.height() - side) // 2, side, side)

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("search", _ICON, "text2", self.devicePixelRatioF()))
        self._make_room()
        self._place_key()
        self.updateGeometry()

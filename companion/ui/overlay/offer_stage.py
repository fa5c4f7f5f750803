"""Where a practice plays in the overlay: inside the ring and under it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.ui.overlay.offer_ports import PlayedPractice

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Stage(QWidget):
    """Empty and hidden, or filled by one practice. Esc stays with the overlay whoever has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._played: PlayedPractice | None = None
        self._ring, self._inside = QRect(), QRect()
        self.hide()

    @property
    def played(self) -> PlayedPractice | None:
        """What plays."""
        return self._played

    def put(self, played: PlayedPractice) -> None:
        """Let `played` have the room, and the keys."""
        self._played = played
        widget = played.widget
        widget.setParent(self)
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)
        self._fill()
        widget.show()
        self.show()
        self.raise_()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Be empty again; the practice itself is ended by whoever began it."""
        played, self._played = self._played, None
        self.hide()
        if played is not None:
            played.widget.hide()
            played.widget.deleteLater()

    def stand(self, room: QRect, ring: QRect, inside: QRect) -> None:
        """Take `room` of the parent; ring: in it, the break's ring; inside: what of that is free."""
        self._ring, self._inside = ring.translated(-room.topLeft()), inside.translated(-room.topLeft())
        self.setGeometry(room)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.window().keyPressEvent(event)
        elif event.type() == QEvent.Type.KeyRelease:
            self.window().keyReleaseEvent(event)
        return True

    def _fill(self) -> None:
        if self._played is not None:
            self._played.widget.setGeometry(self.rect())
            self._played.stand(self._ring, self._inside)

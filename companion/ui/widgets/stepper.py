"""A small whole number, typed or moved up and down."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HIGH, _SIDE, _WIDE = 40, 40, 148


class Stepper(QFrame):
    """One Tab stop; the arrows move by `step`, down to 0.

    changed: the number is another one. finished: Return was pressed. A suggestion is shown faint;
    Return in the empty field takes it.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self, theme: Theme, name: str, *, step: int, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._step, self._most = theme, step, most
        self._value: float | None = None
        self._suggestion: float | None = None
        self._fault = False
        self.setObjectName("stepper")
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,4}"), self))
        self.field.setAccessibleName(name)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        less, more = _("{name}: less").format(name=name), _("{name}: more").format(name=name)
        self.less = self._button(less, lambda: self._move(-1))
        self.more = self._button(more, lambda: self._move(1))
        self._row = row = QHBoxLayout(self)
        row.setSpacing(0)
        for part in (self.less, self.field, self.more):
            row.addWidget(part, 1 if part is self.field else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def value(self) -> float | None:
        """The number, None while none was given."""
        return self._value

    def read(self, value: float | None, suggestion: float | None = None) -> None:
        """Show a number, and faint what may be meant where there is none."""
        self._value, self._suggestion = value, suggestion
        faint = "" if suggestion is None else _words(suggestion)
        self.field.setPlaceholderText(faint)
        self.field.setAccessibleDescription(faint if value is None else "")
        text = "" if value is None else _words(value)
        if self.field.text() != text and not (self.field.hasFocus() and self._same(value)):
            self.field.setText(text)

    def mark(self, *, fault: bool) -> None:
        """Draw the border of something to look at."""
        if fault != self._fault:
            self._fault = fault
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the field, and show by the frame that it has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._dress(focused=event.type() == QEvent.Type.FocusIn)
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take(event)

    def sizeHint(self) -> QSize:
        """Return room for four digits between the buttons."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in _RETURNS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._value is None and self._suggestion is not None:
                self._keep(self._suggestion)
            self.finished.emit()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Up else -1)
            return True
        return False

    def _on_edited(self, text: str) -> None:
        self._value = min(self._most, int(text)) if text else None
        self.changed.emit()

    def _move(self, direction: int) -> None:
        start = self._value if self._value is not None else self._suggestion
        moved = (start or 0) + direction * self._step
        self._keep(max(0, min(self._most, moved)))

    def _keep(self, value: float) -> None:
        self._value = value
        self.field.setText(_words(value))
        self.changed.emit()

    def _same(self, value: float | None) -> bool:
        # "05" is five, and is left as it is while it is being typed.
        text = self.field.text()
        return (value is None and not text) or (value is not None and text != "" and int(text) == value)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _dress(self, *, focused: bool | None = None) -> None:
        color, px = self._theme.color, self._theme.px
        focused = self.field.hasFocus() if focused is None else focused
        edge = "danger" if self._fault else "focus" if focused else "outline"
        thick = 2 if self._fault or focused else 1
        self.setStyleSheet(
            f"QFrame#stepper {{ background: {color('surface').name()}; border-radius: 10px;"
            f" border: {thick}px solid {color(edge).name()}; }}"
            "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: 0; padding: 0; min-height: 0;"
            " background: transparent; }"
            "QPushButton { border: 0; padding: 0; min-height: 0; background: transparent; }"
            f"QPushButton:hover {{ background: {color('sunken').name()}; border-radius: 8px; }}"
        )
        self._row.setContentsMargins(thick, thick, thick, thick)
        for button, icon in ((self.less, "minus"), (self.more, "plus")):
            button.setIcon(self._theme.icon(icon, "text", 20))
            button.setIconSize(QSize(px(20), px(20)))
            button.setFixedSize(px(_SIDE), px(_HIGH) - 2 * thick)
        self.field.setFixedHeight(px(_HIGH) - 2 * thick)
        self.setFixedHeight(px(_HIGH))


def _words(value: float) -> str:
    return str(round(value))

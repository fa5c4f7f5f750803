"""The day's note: a quiet box that is written in where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_RADIUS = 12
_EDIT_HIGH = 96


class NoteBox(QWidget):
    """Shows the note, or asks for one; a click or Return writes.

    keep: keeps the text and returns nothing, or else says why not; then it stays to be written in.
    Ctrl+Return keeps, Esc leaves everything as it was. What is being written is never thrown away
    by a fresh reading of the day.
    """

    def __init__(self, theme: Theme, keep: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._do_keep = theme, keep
        self._note = ""
        self.quiet = _Quiet(theme)
        self.quiet.clicked.connect(self.begin)
        self.field = _Field(theme)
        self.field.kept.connect(self._keep)
        self.field.left.connect(self._leave)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        keep_button = Button(theme, _("Keep"), "accent", fit="small", on_click=self._keep)
        row.addStretch(1)
        row.addWidget(NeutralButton(theme, _("Cancel"), on_click=self._leave))
        row.addWidget(KeyCap(theme, _("Ctrl ↵")))
        row.addWidget(keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.fault = Fault(theme)
        for widget in (self.quiet, self.field, self.fault, self._buttons):
            column.addWidget(widget)
        theme.changed.connect(self._scale)
        self._scale()
        self._show()

    @property
    def editing(self) -> bool:
        """Whether it is being written in."""
        return self.field.isVisibleTo(self)

    def show_note(self, note: str) -> None:
        """Show a day's note, empty where there is none."""
        self._note = note
        if not self.editing:
            self._show()

    def begin(self) -> None:
        """Write in it."""
        self.field.setPlainText(self._note)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._show(editing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, marked: bool) -> None:
        """Show that this is what was looked for."""
        self.quiet.mark(marked)

    def finish(self) -> None:
        """Keep what was written: the day is being left."""
        if self.editing:
            self._keep()

    def _keep(self) -> None:
        text = self.field.toPlainText().strip()
        if text != self._note:
            before, self._note = self._note, text
            wrong = self._do_keep(text)
            self.fault.say(wrong)
            if wrong:
                self._note = before
                return
        had_focus = self.field.hasFocus()
        self._show()
        if had_focus:
            self.quiet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.fault.say("")
        self._show()
        self.quiet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scale(self) -> None:
        self.field.setFixedHeight(self._theme.px(_EDIT_HIGH))

    def _show(self, *, editing: bool = False) -> None:
        self.quiet.say(self._note)
        self.quiet.setVisible(not editing)
        self.field.setVisible(editing)
        self._buttons.setVisible(editing)


class _Quiet(QAbstractButton):
    """The note as it reads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.marked = theme, False
        self._words = Text(theme, "", "small", "text", wrap=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Within a button a label would take its ink for its own.
        self._words.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", _RADIUS)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, note: str) -> None:
        """Show the note, or what to do where there is none."""
        empty = _("Write a line about this day")
        self._words.say(note or empty)
        self._words.tint("text" if note else "text2")
        self.setAccessibleName(_("Note of the day: {note}").format(note=note) if note else empty)

    def mark(self, marked: bool) -> None:
        """Show that this is what was looked for."""
        self.marked = marked
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft" if self.marked else "sunken"))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        if self.marked:
            # Not by tint alone: a bar at the edge where reading begins.
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painter.setBrush(self._theme.color("accent"))
            across = self.width() - 3 if mirrored else 0
            painter.drawRect(across, _RADIUS, 3, self.height() - 2 * _RADIUS)
        painter.end()


class _Field(QPlainTextEdit):
    """Where it is written; Tab goes on to the buttons."""

    kept = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Note of the day"))
        self.setPlaceholderText(_("Write a line about this day"))
        self._theme = theme
        self._dress()
        # A method, not a lambda: the connection goes with the page, while the theme stays.
        theme.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))

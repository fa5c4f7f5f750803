"""What stands above the shape: title and pattern, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.player.words import length_line
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.elided import Elided
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


class Head(QWidget):
    """Title and line at the leading edge, what can be done at the other.

    on_switch: opens the choice of another practice, None where there is none.
    """

    def __init__(self, theme: Theme, playing: Playing, on_switch: Callable[[], object] | None) -> None:
        super().__init__()
        self._playing = playing
        self.title = Elided(theme, "", "title")
        self.line = Elided(theme, "", "small", "text2")
        self.holds = Button(theme, "", "quiet", on_click=lambda: playing.skip_holds(not playing.skips_holds))
        self.other = Button(theme, _("Another practice"), "quiet", on_click=on_switch)
        self._others = on_switch is not None
        self.stop = StopButton(theme, _("Stop"), playing.stop)
        for button in (self.holds, self.other):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.holds, self.other, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.refresh()

    def refresh(self) -> None:
        """Show what is played now."""
        playing = self._playing
        self.title.say(playing.title)
        self.line.say(length_line(playing.course, playing.shown_method))
        self.holds.setText(_("With holds") if playing.skips_holds else _("Skip holds"))
        self.holds.setVisible(playing.has_holds)
        # The choice is all names.
        self.other.setVisible(self._others and not playing.named_neutrally)

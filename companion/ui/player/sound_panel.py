"""Voice, bell and background: how loud each is, and what sounds behind."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from companion.app.playing import Playing
from companion.app.ports.sound import Part
from companion.app.practice_settings import BACKGROUNDS
from companion.app.practice_words import background_words
from companion.core.words import _
from companion.ui.player.slider import VolumeSlider
from companion.ui.theme import Theme
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOM = 18
"""Around each sound's name, in px: no more, so that the panel leaves the controls beside it free."""


def background_choice(theme: Theme, playing: Playing) -> Segmented:
    """Return the choice of what sounds behind the voice."""
    options = [(name or "none", background_words(name)) for name in BACKGROUNDS]
    choice = Segmented(theme, options, _("Background"))
    choice.choose(playing.sound.background or "none")
    choice.chosen.connect(lambda key: playing.choose_background("" if key == "none" else key))
    return choice


class SoundPanel(QFrame):
    """Three volumes and the background; what is moved is heard at once. `done`: Enter, to close it."""

    done = Signal()

    def __init__(self, theme: Theme, playing: Playing, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._playing = theme, playing
        self.setProperty("kind", "popover")
        self.setAccessibleName(_("Sound"))
        names: dict[Part, str] = {"voice": _("Voice"), "bell": _("Bell"), "background": _("Background")}
        self.sliders: dict[Part, VolumeSlider] = {}
        self._rows = grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        for row, (part, name) in enumerate(names.items()):
            grid.addWidget(Text(theme, name, "small"), row, 0)
            spoken = _("Volume: {part}").format(part=name)
            self.sliders[part] = VolumeSlider(
                theme,
                spoken,
                playing.sound.volume(part),
                partial(playing.sound.set_volume, part),
                wide=240,
            )
            grid.addWidget(self.sliders[part], row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.background = background_choice(theme, playing)
        self._column = column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addWidget(self.background)
        self.tighten(False)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.done.emit()
        else:
            event.ignore()

    def tighten(self, tight: bool) -> None:
        """Need less height, for a low window, or as much as is pleasant."""
        self._rows.setVerticalSpacing(0 if tight else self._theme.px(8))
        self._column.setContentsMargins(*((16, 4, 16, 6) if tight else (20, 16, 20, 20)))
        self._column.setSpacing(2 if tight else 12)

    def refresh(self) -> None:
        """Show the volumes as they are now."""
        self.background.give_room(self._theme, _ROOM)
        for part, slider in self.sliders.items():
            slider.show_gain(self._playing.sound.volume(part))
        self.background.choose(self._playing.sound.background or "none")

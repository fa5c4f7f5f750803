"""How the figures of a night are computed, in words, with their source."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.close_button import CloseButton
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_WIDE, _LEAST = 560, 320


class Explanation(QWidget):
    """A paragraph a figure. on_done: closes it."""

    def __init__(self, theme: Theme, on_done: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._on_done = theme, on_done
        self.close_button = CloseButton(theme, on_click=on_done)
        self.close_button.setToolTip(_("Close (Esc)"))
        px = theme.px
        head = QHBoxLayout()
        head.addWidget(Text(theme, _("How is this computed?"), "sentence"), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), px(24), px(32), px(28))
        column.setSpacing(px(2))
        column.addLayout(head)
        for name, words in _paragraphs():
            column.addSpacing(px(10))
            column.addWidget(Text(theme, name, "small", weight=600))
            column.addWidget(Text(theme, words, "small", "text2", wrap=True))
        column.addStretch(1)
        self.setAccessibleName(_("How is this computed?"))

    def sizeHint(self) -> QSize:
        """Return a width that reads well and the height it needs."""
        wide = self._theme.px(_WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be; how high follows from the width, as paragraphs wrap."""
        return QSize(_LEAST, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_done()
            return
        super().keyPressEvent(event)


def _paragraphs() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Asleep"),
            _("From trying to sleep to waking for good, less the minutes to fall asleep and the minutes "
              "awake in the night. Naps are not in it."),
        ),
        (_("In bed"), _("From into bed to out of bed, by the hours that passed: when clocks change, "
                        "the night is an hour shorter or longer.")),
        (_("Asleep of the time in bed"), _("Asleep divided by in bed.")),
        (_("Middle of the night"), _("Halfway from falling asleep to waking for good.")),
        (
            _("Your usual"),
            _("The middle half of your nights of the last 28 days, rest days and nights without sleep "
              "left out, from 14 nights on. Half of your nights lie in it, a quarter on either side."),
        ),
        (
            _("Where this comes from"),
            _("The questions follow the Consensus Sleep Diary (Carney et al. 2012, Sleep 35:287). "
              "Against a recording of brain waves, diaries overstate sleep by about 40 minutes, while "
              "the middle of the night agrees within minutes. That is why there is no sleep score here."),
        ),
    )  # fmt: skip

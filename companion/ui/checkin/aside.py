"""Something shown in place of the check-in for a while, with the way back on top."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

_SIDE, _TOP, _FOOT = 32, 24, 24


class Aside(QWidget):
    """`title`, the way back, and `content` below."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        content: QWidget,
        on_back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.content = content
        icon = "arrow-right" if QGuiApplication.isRightToLeft() else "arrow-left"
        self.back = Button(theme, _("Back"), "link", icon=icon, on_click=on_back)
        self.back.setToolTip(_("Back to the check-in (Esc)"))
        head = QHBoxLayout()
        head.addWidget(Text(theme, title, "sentence"))
        head.addStretch(1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        side = theme.px(_SIDE) - 1
        column.setContentsMargins(side, theme.px(_TOP), side, theme.px(_FOOT))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(content)
        column.addStretch(1)

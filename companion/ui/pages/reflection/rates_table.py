"""The six signs on made-up people: a row a sign, how often it was on for nothing and for something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.app.sign_words import sign_titles
from companion.app.validated import Validated
from companion.core.signs import NAMES
from companion.core.words import _
from companion.ui.pages.reflection.rates import of_hundred
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class RatesTable(QWidget):
    """Ordinary weeks beside overloads, both as `5 of 100`."""

    def __init__(self, theme: Theme, validated: Validated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(4))
        for column, words in enumerate((_("On in ordinary weeks"), _("Found three weeks of overload")), 1):
            head = Text(theme, words, "caption", "text2", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, column)
        titles = sign_titles()
        spoken = []
        for row, name in enumerate(NAMES, 1):
            rates = validated.signs[name]
            ordinary, found = of_hundred(rates.false_alarm), of_hundred(rates.hit_three_weeks)
            grid.addWidget(Text(theme, titles[name], "small", "text2"), row, 0)
            for column, words in enumerate((ordinary, found), 1):
                cell = Text(theme, words, "small", "text")
                cell.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(cell, row, column)
            spoken.append(
                _("{sign}: on in {ordinary} ordinary weeks, found {found} overloads of three weeks").format(
                    sign=titles[name], ordinary=ordinary, found=found
                )
            )
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.setAccessibleName(_("The signs on made-up people"))
        self.setAccessibleDescription(_("{lines}.").format(lines="; ".join(spoken)))

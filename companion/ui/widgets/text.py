"""A line or a paragraph in one role of the type scale."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.ui.theme import Role, Theme


class Text(QLabel):
    """A label that keeps its role's font and colour through every change of the theme.

    color: name of a token. wrap: a paragraph set on the role's line height.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = "body",
        color: str = "text",
        *,
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: Role = role
        self._color = color
        self._weight = weight
        self._plain = text
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def plain(self) -> str:
        """The words, without markup."""
        return self._plain

    def say(self, text: str) -> None:
        """Show other words."""
        if text == self._plain:
            return
        self._plain = text
        self._show()

    def tint(self, color: str) -> None:
        """Take another colour token."""
        self._color = color
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role, weight=self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._color))
        self.setPalette(palette)
        self._show()

    def _show(self) -> None:
        if not self.wordWrap():
            self.setText(self._plain)
            return
        from html import escape  # with a table of 2,231 signs, which a line does without

        line = self._theme.px(self._theme.tokens.type[self._role].line)
        self.setAccessibleName(self._plain)
        self.setText(f'<p style="line-height:{line}px">{escape(self._plain)}</p>' if self._plain else "")

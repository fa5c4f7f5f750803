"""One entry of a day as a row that can be opened and deleted."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from companion.core.words import _
from companion.ui.pages.journal.day_rows import DayRow
from companion.ui.theme import Theme
from companion.ui.widgets.elided import Elided
from companion.ui.widgets.text import Text

_HIGH, _HIGH_NOTED, _TIME, _ICON, _GAP = 44, 36, 42, 20, 12


class EntryRow(QAbstractButton):
    """Time, icon, what it is, and at the right how it was; a note below. Delete asks to delete it.

    `clicked` opens; `delete_asked`; `stepped` carries -1 or 1 for the row above or below.
    """

    delete_asked = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._last, self._marked = theme, False, False
        self.row = DayRow(kind="check_in", at=None, icon="mood", ink="text2", what="", name="")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", 6)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleDescription(_("Return opens it, Delete removes it."))
        self._icon = QLabel()
        self._time = Text(theme, "", "small", "text2")
        self._what = Elided(theme, "", "small", "text", weight=500, least=120)
        self._aside = Elided(theme, "", "small", "text2", trailing=True)
        self._note = Text(theme, "", "small", "text2", wrap=True)
        self._lay_out()
        theme.changed.connect(self._dress)

    def show_row(self, row: DayRow, *, last: bool) -> None:
        """Show another entry, or another state of this one. last: no line below it."""
        self.row, self._last = row, last
        self._time.say(row.time)
        self._what.say(row.what)
        self._aside.say(row.aside)
        self._note.say(row.note)
        self._note.setVisible(bool(row.note))
        self.setAccessibleName(row.spoken)
        self._dress()
        self.update()

    def mark(self, marked: bool) -> None:
        """Show that this is what was looked for."""
        self._marked = marked
        self.update()

    @property
    def marked(self) -> bool:
        """Whether it is shown as what was looked for."""
        return self._marked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            # A button would take Left and Right for its neighbours; letters belong to the page.
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.mapToGlobal(QPoint(self.width() // 2, self.height())) if keyboard else event.globalPos()
        menu = QMenu(self)
        menu.addAction(_("Open")).triggered.connect(lambda: self.click())
        menu.addAction(_("Delete")).triggered.connect(lambda: self.delete_asked.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._marked or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if self._marked else "sunken"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, -1), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._marked:
            # Not by tint alone: a strong line below as well.
            painter.fillRect(0, self.height() - 3, self.width(), 3, self._theme.color("accent"))
        elif not self._last:
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Paint anew when the pointer comes and goes; tell all of it where some is cut off."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cut = self._what.cut or self._aside.cut
            QToolTip.showText(event.globalPos(), self.row.spoken if cut else "", self)
            return True
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self._time)
        line.addWidget(self._icon)
        line.addWidget(self._what, 1)
        line.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._note)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            # Within a button labels would take its ink for their own.
            child.setForegroundRole(QPalette.ColorRole.WindowText)

    def _dress(self) -> None:
        theme, px = self._theme, self._theme.px
        color = theme.topic_color(self.row.topic) if self.row.topic else theme.color(self.row.ink)
        icon = theme.icons.pixmap(self.row.icon, px(_ICON), color, self.devicePixelRatioF())
        self._icon.setPixmap(icon)
        self._icon.setFixedSize(px(_ICON), px(_HIGH if not self.row.note else _HIGH_NOTED) - 1)
        self._time.setFixedWidth(max(px(_TIME), self._time.sizeHint().width()))
        inset = self._time.width() + px(_ICON) + 2 * _GAP
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._note.setContentsMargins(0 if mirrored else inset, 0, inset if mirrored else 0, px(10))
        self.updateGeometry()

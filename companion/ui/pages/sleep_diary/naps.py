"""The naps of the day: each from when to when, added, changed and deleted in place."""

from collections.abc import Callable, Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.journal import Night
from companion.core.scales import between
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.figures import span, time_of_day
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.text import Text
from companion.ui.widgets.time_field import TimeField


class NapList(QWidget):
    """Title, one row a nap, and a row to write in while one is added or changed.

    kept: from, to, and the nap that was changed or None. deleted: the nap.
    """

    kept = Signal(object, object, object)
    deleted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changing: Night | None = None
        self.rows: list[NapRow] = []
        self._title = Text(theme, _("Naps that day"), "small", weight=500)
        self._none = Text(theme, _("none written down"), "small", "text2")
        self.add = Button(theme, _("Add a nap"), "link", on_click=self._on_add)
        self.writing = NapWriting(theme)
        self.writing.finished.connect(self._on_written)
        self.writing.left.connect(self.close_writing)
        self.fault = Fault(theme)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._none)
        head.addStretch(1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.writing)
        column.addWidget(self.fault)
        self.writing.hide()

    def read(self, naps: Sequence[Night]) -> None:
        """Show the sleeps of a date beside its night."""
        self._none.setVisible(not naps)
        if [row.nap for row in self.rows] == list(naps):
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [NapRow(self._theme, nap, self._on_change, self.deleted.emit) for nap in naps]
        for row in self.rows:
            self._list.addWidget(row)

    def say_fault(self, sentence: str) -> None:
        """Show why a nap could not be kept; what was typed stays."""
        self.fault.say(sentence)

    def finish_writing(self) -> bool:
        """Keep a nap that is being written; returns False where that cannot be."""
        if self.writing.isHidden():
            return True
        if self.writing.empty:
            self.close_writing()
            return True
        self.writing.finish()
        return self.writing.isHidden()

    def close_writing(self) -> None:
        """End adding or changing."""
        self._changing = None
        self.fault.say("")
        self.writing.hide()
        self.add.show()

    def _on_add(self) -> None:
        self._open(None, None, None)

    def _on_change(self, nap: Night) -> None:
        zone = nap.out_of_bed.tzinfo
        self._open(nap, nap.into_bed.astimezone(zone).time(), nap.out_of_bed.time())

    def _open(self, nap: Night | None, start: time | None, end: time | None) -> None:
        self._changing = nap
        self.fault.say("")
        self.writing.begin(start, end)
        self.add.hide()

    def _on_written(self, start: object, end: object) -> None:
        self.kept.emit(start, end, self._changing)


class NapRow(QWidget):
    """13:10–13:35, how long, and the two things one can do with it."""

    def __init__(
        self, theme: Theme, nap: Night, change: Callable[[Night], object], delete: Callable[[Night], object]
    ) -> None:
        super().__init__()
        self.nap = nap
        zone = nap.out_of_bed.tzinfo
        times = _("{start}–{end}").format(
            start=time_of_day(nap.into_bed.astimezone(zone)), end=time_of_day(nap.out_of_bed)
        )
        length = span(between(nap.into_bed, nap.out_of_bed))
        self.change = IconButton(theme, "pencil", _("Change the nap {times}").format(times=times))
        self.delete = IconButton(theme, "close", _("Delete the nap {times}").format(times=times))
        self.change.clicked.connect(lambda _checked=False: change(nap))
        self.delete.clicked.connect(lambda _checked=False: delete(nap))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(theme, times, "small"))
        row.addWidget(Text(theme, length, "small", "text2"))
        row.addStretch(1)
        row.addWidget(self.change)
        row.addWidget(self.delete)


class NapWriting(QWidget):
    """From and to; Return in the second keeps the nap, Esc leaves it."""

    finished = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.start = TimeField(theme, _("Nap from"))
        self.end = TimeField(theme, _("Nap to"))
        self.keep = Button(theme, _("Keep"), "accent", fit="small", on_click=self.finish)
        self.keep.setAccessibleName(_("Keep the nap"))
        self.start.finished.connect(lambda: self.end.setFocus())
        self.end.finished.connect(self.finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.start, 1)
        row.addWidget(Text(theme, _("to"), "small", "text2"))
        row.addWidget(self.end, 1)
        row.addWidget(self.keep)

    def begin(self, start: time | None, end: time | None) -> None:
        """Show what is changed, or empty fields, and begin in the first."""
        for field, value in ((self.start, start), (self.end, end)):
            field.problem = ""
            field.clear()
            field.commit()
            field.read(value)
        self.show()
        self.start.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return not self.start.text().strip() and not self.end.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def finish(self) -> None:
        """Say both times, or go to the one that is not there yet."""
        for field in (self.start, self.end):
            if not field.commit() or field.value is None:
                field.setFocus()
                return
        self.finished.emit(self.start.value, self.end.value)

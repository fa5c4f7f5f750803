"""What goes into the weekly report, and where it is saved: shown over the page."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from companion.app.report import PRIVATE, SECTIONS, USUAL, section_names
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages.reflection.report_drawing import Drawn, DrawReport, ReportDrawing
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text

WIDE = 400


class MakeReport(Protocol):
    """Makes a report in two steps, each of which may raise CompanionError, with the drawing between them."""

    def read(self, monday: date, sections: Sequence[str]) -> DrawReport:
        """Read the week from `monday`; return what draws these sections of it."""
        ...

    def put(self, content: bytes, path: Path) -> None:
        """Put what was drawn at `path`, over what is there, all or nothing."""
        ...


class ReportDialog(QWidget):
    """A switch a section; what was written down is off until somebody turns it on.

    While the report is drawn, leaving is giving up: nothing is written then.
    saved: called with the file that was written. leave: closes what this is shown in.
    """

    _ended = Signal(object)

    def __init__(
        self,
        theme: Theme,
        monday: date,
        press: MakeReport,
        *,
        saved: Callable[[Path], object],
        leave: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._monday, self._press = theme, monday, press
        self._saved, self._leave = saved, leave
        self._drawing: ReportDrawing | None = None
        self._path: Path | None = None
        self.switches: dict[str, Switch] = {}
        self.fault = Fault(theme)
        self.cancel = Button(theme, _("Cancel"), "quiet", on_click=leave)
        self.save = Button(theme, _("Save as PDF…"), "main", on_click=self.ask_where)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.px(6))
        self._lay_out(column)
        # From the thread that drew to this one.
        self._ended.connect(self._on_ended)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._give_up)
        self.setAccessibleName(_("Weekly report"))
        self._on_switched()

    def sizeHint(self) -> QSize:
        # A sentence that may wrap has no width of its own.
        wide = max(self._theme.px(WIDE), super().minimumSizeHint().width())
        return QSize(wide, self.heightForWidth(wide))

    def chosen(self) -> tuple[str, ...]:
        """Return the sections that are on, in their order."""
        return tuple(name for name in SECTIONS if self.switches[name].isChecked())

    def ask_where(self) -> None:
        """Ask for a file, and write the report there."""
        name = _("Week {week}").format(week=f"{self._monday:%G-W%V}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the weekly report"), str(Path.home() / f"{name}.pdf"), _("PDF (*.pdf)")
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Draw the report for `path`, which somebody chose; say what is wrong where it cannot be there."""
        named = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if named != path and named.exists():
            # The file dialog asked about another name.
            self.fault.say(_("{name} is there already: choose another name.").format(name=named.name))
            return
        try:
            draw = self._press.read(self._monday, self.chosen())
        except CompanionError as error:
            self.fault.say(str(error))
            return
        self.fault.say("")
        self._drawing, self._path = ReportDrawing(draw, self._ended.emit), named
        self.destroyed.connect(self._drawing.give_up)
        self._show_busy(True)
        self._drawing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        # A minimised window will be back, a closed popover will not.
        if not event.spontaneous():
            self._give_up()
        super().hideEvent(event)

    def _give_up(self) -> None:
        if self._drawing is not None:
            self._drawing.give_up()
            self._drawing = None

    def _on_ended(self, ended: Drawn) -> None:
        if self._drawing is None or self._path is None:
            # It was told, but not heard yet, when this was left.
            return
        self._give_up()
        self._show_busy(False)
        try:
            if isinstance(ended, Exception):
                raise ended
            self._press.put(ended, self._path)
        except CompanionError as error:
            self.fault.say(str(error))
            return
        path = self._path
        self._leave()
        self._saved(path)

    def _show_busy(self, busy: bool) -> None:
        if busy:
            # Nothing moves because a shorter word stands in it.
            self.save.setMinimumWidth(self.save.width())
            # Before its neighbour goes deaf, or the focus would go anywhere.
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        for switch in self.switches.values():
            switch.setEnabled(not busy)
        self.save.setText(_("Drawing…") if busy else _("Save as PDF…"))
        self.save.setEnabled(not busy and bool(self.chosen()))
        if busy and QAccessible.isActive():
            words = _("The report is being drawn.")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if not busy:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, column: QVBoxLayout) -> None:
        theme = self._theme
        column.addWidget(Text(theme, _("Weekly report"), "title"))
        column.addWidget(
            Text(
                theme, _("Two pages to print or to send, for someone you trust."), "body", "text2", wrap=True
            )
        )
        column.addSpacing(8)
        for name in USUAL:
            column.addLayout(self._row(name, on=True))
        column.addSpacing(8)
        column.addWidget(Text(theme, _("Only if you want it"), "small", "text2", weight=600))
        for name in PRIVATE:
            column.addLayout(self._row(name, on=False))
        column.addSpacing(8)
        column.addWidget(self.fault)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _row(self, name: str, *, on: bool) -> QHBoxLayout:
        words = section_names()[name]
        label = words[:1].upper() + words[1:]
        switch = Switch(self._theme, label)
        switch.setChecked(on)
        switch.toggled.connect(lambda _on: self._on_switched())
        self.switches[name] = switch
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Text(self._theme, label, "body"), 1)
        row.addWidget(switch)
        return row

    def _on_switched(self) -> None:
        self.save.setEnabled(bool(self.chosen()))

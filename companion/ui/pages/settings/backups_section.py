"""Copies of the journal, everything out in one file, and how to erase it all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from companion.app.facts import EntriesChanged, PassphraseChanged
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _, ngettext
from companion.ui.pages import PageHost
from companion.ui.pages.settings.backup_words import copy_words
from companion.ui.pages.settings.bring_back import BringBack
from companion.ui.pages.settings.lines import Lines
from companion.ui.pages.settings.ports import SettingsServices
from companion.ui.pages.settings.row import Row
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.private.after_painting import after_painting
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button

SHOWN = 5
ERASE = "companion erase --everything"


@dataclass(frozen=True, slots=True)
class FileAsking:
    """Asks for files: parent, title, proposed path; each returns a path, empty where none was chosen.

    to_copy: a new one, for a copy replaces nothing. to_save: asks before it returns one that is there.
    """

    to_copy: Callable[[QWidget, str, str], str]
    to_save: Callable[[QWidget, str, str], str]
    to_open: Callable[[QWidget, str, str], str]


def by_dialog() -> FileAsking:
    """Return asking with the desktop's own dialogs."""
    new = QFileDialog.Option.DontConfirmOverwrite
    return FileAsking(
        lambda parent, title, proposed: QFileDialog.getSaveFileName(parent, title, proposed, options=new)[0],
        lambda parent, title, proposed: QFileDialog.getSaveFileName(parent, title, proposed)[0],
        lambda parent, title, folder: QFileDialog.getOpenFileName(parent, title, folder)[0],
    )


class BackupsSection(Section):
    """export: writes everything to a path, as the command `export` does; CompanionError where it cannot."""

    key = "backups"

    def __init__(
        self,
        services: SettingsServices,
        theme: Theme,
        host: PageHost,
        export: Callable[[Path], object],
        asking: FileAsking | None = None,
    ) -> None:
        intro = _(
            "7 days, 4 weeks and 12 months are kept. Bringing a copy back keeps the journal it replaces, "
            "too: the last 3 of those stay."
        )
        super().__init__(theme, _("Backups"), intro)
        self._services, self._theme, self._host = services, theme, host
        self._export, self._asking = export, asking or by_dialog()
        self.daily = SwitchRow(
            theme,
            services.settings,
            Setting(table="reminders", key="backup", read=lambda now: now.reminders.backup, words=on_or_off),
            _("A copy each day"),
            _("Made without a word while Second Wind runs; you hear of it only when it fails."),
        )
        self.kept = Row(theme, _("Copies kept"), "…")
        self.lines = Lines(theme)
        self.kept.column.insertWidget(1, self.lines)
        self._make_acts()
        for row in (self.daily, self.kept, self.make, self.back, self.out, self.erase):
            self.add(row)

    def _make_acts(self) -> None:
        """Make the rows with a button."""
        self.make = self._row(
            _("Make a copy"),
            _("On a stick or another disk, it survives this computer."),
            _("Make a copy…"),
            self.make_copy,
        )
        self.back = self._row(
            _("Bring back a copy"),
            _("You see what would change before anything does."),
            _("Choose a copy…"),
            self.bring_back,
        )
        self.out = self._row(
            _("Export everything"),
            _("One JSON file with every entry, readable by other programs. It is not encrypted."),
            _("Export…"),
            self.export_all,
        )
        erase = _("This command deletes the journal, its backups and the settings for good: {command}")
        self.erase = self._row(
            _("Erase everything"), erase.format(command=ERASE), _("Copy the command"), self.copy_command
        )

    def arrive(self) -> None:
        """Look which copies there are."""
        self.refresh()

    def refresh(self) -> None:
        """Name the copies there are, and where."""
        self.daily.refresh()
        try:
            copies = self._services.backups.kept()
        except (CompanionError, OSError) as error:
            self.kept.fault.say(str(error))
            return
        self.kept.fault.say("")
        if not copies:
            self.lines.say([])
            self.kept.meaning.say(_("None yet."))
            return
        lines = [copy_words(copy) for copy in copies[:SHOWN]]
        more = len(copies) - SHOWN
        if more > 0:
            lines.append(ngettext("and {n} older one", "and {n} older ones", more).format(n=more))
        self.lines.say(lines)
        self.kept.meaning.say(_("They lie in {folder}").format(folder=copies[0].path.parent))

    def make_copy(self) -> None:
        """Ask where to, and make a copy there."""
        proposed = f"second-wind-{self._services.clock.now().wall:%Y-%m-%d}.db"
        chosen = self._asking.to_copy(self, _("Make a copy"), str(Path.home() / proposed))
        if chosen:
            self._do(self.make, lambda: self._services.backups.make_at(Path(chosen)), chosen)

    def export_all(self) -> None:
        """Ask where to, and write everything there."""
        proposed = f"second-wind-{self._services.clock.now().wall:%Y-%m-%d}.json"
        chosen = self._asking.to_save(self, _("Export everything"), str(Path.home() / proposed))
        if chosen:
            self._do(self.out, lambda: self._export(Path(chosen)), chosen)

    def bring_back(self) -> None:
        """Ask which copy, and show what it would change."""
        copies = self._services.backups.kept()
        folder = copies[0].path.parent if copies else Path.home()
        chosen = self._asking.to_open(self, _("Choose a copy"), str(folder))
        if not chosen:
            return
        dialog = BringBack(self._theme, self._services.backups, Path(chosen))
        dialog.cancelled.connect(self._host.close_popover)
        dialog.finished.connect(self._on_back)
        self._host.show_popover(dialog)

    def copy_command(self) -> None:
        """Put the command on the clipboard."""
        QGuiApplication.clipboard().setText(ERASE)
        self._host.toast(_("Copied. It asks before it erases."))

    def _row(self, title: str, meaning: str, label: str, act: Callable[[], None]) -> Row:
        button = Button(self._theme, label, fit="small", on_click=act)
        return Row(self._theme, title, meaning, button)

    def _do(self, row: Row, act: Callable[[], object], path: str) -> None:
        row.controls.setEnabled(False)
        after_painting(self, lambda: self._done(row, act, path))

    def _done(self, row: Row, act: Callable[[], object], path: str) -> None:
        row.controls.setEnabled(True)
        # Disabled, the button had given the focus away.
        for button in row.controls.findChildren(QPushButton):
            button.setFocus()
        try:
            act()
        except (CompanionError, OSError) as error:
            row.fault.say(str(error))
            return
        row.fault.say("")
        self._host.toast(_("Saved as {name}.").format(name=Path(path).name))

    def _on_back(self, said: str) -> None:
        self._host.close_popover()
        self._services.bus.publish(PassphraseChanged())
        self._services.bus.publish(EntriesChanged())
        self._host.toast(said)
        self.refresh()

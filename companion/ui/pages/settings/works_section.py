"""What works on this desktop, found out while the page is open; nothing is guessed."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtGui import QGuiApplication

from companion.app.doctor import OK, Findings, as_lines
from companion.app.ports import Capability, Note
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages.settings.aside import do_aside
from companion.ui.pages.settings.badge import Badge
from companion.ui.pages.settings.ports import SettingsServices
from companion.ui.pages.settings.row import Row
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.works_words import Seam, meaning, seams, state_of
from companion.ui.private.after_painting import after_painting
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

Survey = Callable[[], Mapping[str, Capability]]


class WorksSection(Section):
    """One row for each seam of the desktop, one for the journal's file.

    survey: asks the desktop anew, in a thread of its own; it may take seconds where something hangs.
    """

    key = "works"

    def __init__(self, services: SettingsServices, theme: Theme, survey: Survey) -> None:
        self.again = Button(theme, _("Look again"), fit="small", on_click=self.look)
        intro = _("Looked at when this page opens; nothing is guessed.")
        super().__init__(theme, _("What works here"), intro, self.again)
        self._services, self._survey, self._theme = services, survey, theme
        self._found: Mapping[str, Capability] = {}
        self.by_key: dict[str, Row] = {}
        self.badges: dict[str, Badge] = {}
        self._seams = {seam.key: seam for seam in seams()}
        known = self._known()
        for seam in self._seams.values():
            self._add(seam, known.get(seam.key))
        self._add_journal()
        reassuring = _("The timer and the journal need none of these.")
        self.foot = Text(theme, reassuring, "small", "text2", wrap=True)
        self.copy = Button(theme, _("Copy this report"), "link", on_click=self.copy_report)
        for part in (self.foot, self.copy):
            self.add_part(part)

    def arrive(self) -> None:
        """Look, the first time the section is shown."""
        if not self._found and self.again.isEnabled():
            self.look()

    def look(self) -> None:
        """Ask the desktop anew."""
        self.again.setEnabled(False)
        self.again.setText(_("Looking…"))
        do_aside(self._asked, self._on_found)

    def send_note(self) -> None:
        """Show a notification, to see whether it comes."""
        self._services.desktop.notifier.show(
            Note(key="test", title=_("Second Wind"), body=_("This is what a notice looks like."))
        )
        self.by_key["notifications"].meaning.say(_("Sent. It should be on your screen now."))

    def read_idle(self) -> None:
        """Say how long ago the last input was."""
        idle = self._services.desktop.idle.idle()
        said = _("This desktop does not tell.") if idle is None else _idle_words(idle)
        self.by_key["idle"].meaning.say(said)

    def check_journal(self) -> None:
        """Read the journal's file through."""
        self.check.setEnabled(False)
        self.check.setText(_("Reading…"))
        after_painting(self, self._check)

    def copy_report(self) -> None:
        """Put all of it on the clipboard, as text without anything from the journal."""
        findings = Findings(self._integrity or OK, self._found or self._known())
        lines = as_lines(findings)
        QGuiApplication.clipboard().setText("\n".join(lines if self._integrity else lines[1:]))
        self.foot.say(_("Copied. Nothing in it is from your journal."))

    def _known(self) -> dict[str, Capability]:
        desktop = self._services.desktop
        known = {
            "idle": desktop.idle.capability(),
            "notifications": desktop.notifier.capability(),
            "power": desktop.power.capability(),
            "lock": desktop.lock.capability(),
            "inhibit": desktop.inhibitors.capability(),
        }
        return known | {hold.reason: hold.capability() for hold in desktop.holds}

    def _asked(self) -> Mapping[str, Capability]:
        try:
            return self._survey()
        except (CompanionError, OSError):
            return {}  # what the seams said at the start stays

    def _add(self, seam: Seam, capability: Capability | None) -> None:
        badge = Badge(self._theme, "unknown" if capability is None else state_of(capability))
        said = _("Looking…") if capability is None else meaning(seam, capability)
        row = Row(self._theme, seam.title, said, *self._test(seam), badge, icon=seam.icon)
        self.by_key[seam.key], self.badges[seam.key] = row, badge
        self.add(row)

    def _test(self, seam: Seam) -> list[Button]:
        tests = {"notifications": (_("Send one"), self.send_note), "idle": (_("Test"), self.read_idle)}
        if seam.key not in tests:
            return []
        label, act = tests[seam.key]
        button = Button(self._theme, label, fit="small", on_click=act)
        button.setAccessibleName(f"{label}: {seam.title}")
        return [button]

    def _add_journal(self) -> None:
        self._integrity = ""
        self.check = Button(self._theme, _("Check it"), fit="small", on_click=self.check_journal)
        self.check.setAccessibleName(_("Check the journal’s file"))
        self.journal = Row(
            self._theme,
            _("The journal’s file"),
            _("Reads it through and looks for damage."),
            self.check,
            icon="journal",
        )
        self.add(self.journal)

    def _check(self) -> None:
        try:
            self._integrity = self._services.store.integrity()
        except CompanionError as error:
            self._integrity = str(error)
        good = self._integrity == OK
        self.journal.meaning.say(_("Read through: in order.") if good else self._integrity)
        self.check.setEnabled(True)
        self.check.setText(_("Check it"))

    def _on_found(self, found: object) -> None:
        assert isinstance(found, Mapping)
        self._found = found
        self.again.setEnabled(True)
        self.again.setText(_("Look again"))
        for key, seam in self._seams.items():
            capability = found.get(key)
            if capability is not None:
                self.by_key[key].meaning.say(meaning(seam, capability))
                self.badges[key].show_state(state_of(capability))


def _idle_words(idle: timedelta) -> str:
    return _("It works: the last input was {seconds:.0f} s ago.").format(seconds=idle.total_seconds())

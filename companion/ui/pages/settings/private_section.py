"""The settings of the lock: passphrase, recovery code, when it locks, and hiding what one wrote."""

from collections.abc import Callable

from companion.app.facts import PassphraseChanged
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.settings.lengths import minutes_words
from companion.ui.pages.settings.row import Row
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import ChoiceRow, SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.private import questions
from companion.ui.private.code_sheet import ChooseFile, ask_where
from companion.ui.private.passphrase_dialog import PassphraseDialog, Question
from companion.ui.private.ports import PrivateServices
from companion.ui.private.veil import KEYS
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.switch import Switch

MINUTES = (5.0, 15.0, 30.0, 60.0, 0.0)


class PrivateSection(Section):
    """Rows that need a passphrase are there once there is one."""

    key = "private"

    def __init__(
        self, services: PrivateServices, theme: Theme, host: PageHost, choose: ChooseFile = ask_where
    ) -> None:
        intro = _("A passphrase keeps your journal to you, also from those who use this computer.")
        super().__init__(theme, _("Private"), intro)
        self._services, self._theme, self._host, self._choose = services, theme, host, choose
        self._make_passphrase()
        self._make_lock()
        for row in (
            self.passphrase,
            self.code,
            self.remembered,
            self.auto_lock,
            self.with_screen,
            self.hide_row,
        ):
            self.add(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        has, vault = self._services.vault.locked(), self._services.vault
        self.passphrase.meaning.say(_("Set.") if has else _("None: whoever opens your files can read them."))
        self.set_button.setVisible(not has)
        self.change_button.setVisible(has)
        self.remove_button.setVisible(has)
        self.remember.setChecked(has and vault.remembered())
        for setting in (self.auto_lock, self.with_screen, self.hide_row):
            setting.refresh()
        for row in self.rows:
            row.setVisible(self.offers(row))
        self._close()

    def offers(self, row: Row) -> bool:
        """Return whether `row` means anything: a lock needs a passphrase."""
        return row in (self.passphrase, self.hide_row) or self._services.vault.locked()

    def _make_passphrase(self) -> None:
        theme, vault = self._theme, self._services.vault
        self.set_button = Button(theme, _("Set one…"), fit="small", on_click=self._ask(questions.set_one))
        self.change_button = Button(theme, _("Change…"), fit="small", on_click=self._ask(questions.change))
        self.remove_button = Button(theme, _("Remove…"), fit="small", on_click=self._ask(questions.remove))
        for button, name in (
            (self.set_button, _("Set a passphrase")),
            (self.change_button, _("Change the passphrase")),
            (self.remove_button, _("Remove the passphrase")),
        ):
            button.setAccessibleName(name)
        buttons = (self.set_button, self.change_button, self.remove_button)
        # One word of its own, so that a search for it finds the row before there is any.
        self.passphrase = Row(theme, _("Passphrase"), _("None"), *buttons)
        self.renew = Button(theme, _("Make a new one…"), fit="small", on_click=self._ask(questions.renew))
        self.renew.setAccessibleName(_("Make a new recovery code"))
        self.code = Row(
            theme,
            _("Recovery code"),
            _("Opens the journal if you forget the passphrase. Lost the paper? Make a new one."),
            self.renew,
        )
        self.remember = Switch(theme, _("Remember on this computer"))
        self.remember.clicked.connect(self._on_remember)
        keyring = vault.keyring()
        if keyring.works is False:
            why = keyring.why or _("This computer cannot remember it.")
            self.remembered = Row(theme, _("Remember on this computer"), why)
        else:
            meaning = _("Whoever uses your account here is not asked at the start any more.")
            self.remembered = Row(theme, _("Remember on this computer"), meaning, self.remember)

    def _make_lock(self) -> None:
        theme, door = self._theme, self._services.settings
        self.auto_lock = ChoiceRow(
            theme,
            door,
            Setting(
                table="private",
                key="auto_lock_min",
                read=lambda now: now.private.auto_lock_min,
                words=_lock_words,
            ),
            _("Lock by itself"),
            _("After this time without typing or moving in the window. Your session goes on."),
            MINUTES,
        )
        self.with_screen = SwitchRow(
            theme,
            door,
            Setting(
                table="private", key="with_screen", read=lambda now: now.private.with_screen, words=on_or_off
            ),
            _("Lock with the screen"),
            _("When the desktop locks its screen, the window locks too."),
        )
        self.hide_row = SwitchRow(
            theme,
            door,
            Setting(
                table="private",
                key="hide_content",
                read=lambda now: now.private.hide_content,
                words=on_or_off,
            ),
            _("Hide what I wrote"),
            _("While others can see: the window shows only the timer. {keys} turns it on and off.").format(
                keys=KEYS
            ),
        )

    def _ask(self, make: questions.Maker) -> Callable[[], None]:
        return lambda: self._open(make(self._services.vault))

    def _open(self, question: Question) -> None:
        dialog = PassphraseDialog(self._theme, question, self._choose)
        dialog.changed.connect(self._on_changed)
        dialog.cancelled.connect(self._host.close_popover)
        dialog.finished.connect(self._on_finished)
        self._host.show_popover(dialog)

    def _on_changed(self) -> None:
        self._services.bus.publish(PassphraseChanged())
        self.refresh()

    def _on_finished(self, said: str) -> None:
        self._host.close_popover()
        self._host.toast(said)
        self.refresh()

    def _on_remember(self, wanted: bool) -> None:
        if wanted:
            # On only once the passphrase was right.
            self.remember.setChecked(False)
            self._open(questions.remember(self._services.vault))
            return
        try:
            self._services.vault.remember(None)
        except CompanionError as error:
            self.remembered.fault.say(str(error))
        else:
            self.remembered.fault.say("")
        self.refresh()


def _lock_words(minutes: float) -> str:
    return minutes_words(minutes) if minutes else _("Never")

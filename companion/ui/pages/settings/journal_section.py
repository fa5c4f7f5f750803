"""The journal's own measures: how much sleep you mean to get, and when a study day turns."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QWidget

from companion.app.settings import Settings
from companion.core.words import _
from companion.ui.pages.settings.editor_row import EditorRow
from companion.ui.pages.settings.lengths import minutes_words, read_minutes, read_time, time_words
from companion.ui.pages.settings.row import Row
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import FieldRow
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme

_LEAST, _MOST = 120, 960


class JournalSection(Section):
    """Sleep target, the turn of the day, and the editors of tags and feeling words.

    tags, feelings: make the editors when they are opened; None = there is none. While what was written
    is hidden, they are not there.
    """

    key = "journal"

    def __init__(
        self,
        door: SettingsDoor,
        theme: Theme,
        tags: Callable[[], QWidget] | None = None,
        feelings: Callable[[], QWidget] | None = None,
    ) -> None:
        super().__init__(theme, _("Journal"))
        self._door = door
        self.target = FieldRow(
            theme,
            door,
            Setting(table="journal", key="sleep_target_min", read=_target, words=minutes_words),
            _("Sleep you need"),
            _("Short nights are counted against it."),
            lambda text: read_minutes(text, _LEAST, _MOST),
        )
        self.turn = FieldRow(
            theme,
            door,
            Setting(table="journal", key="rollover", read=_turn, words=time_words, to_file=time_words),
            _("A study day turns at"),
            _("What is earlier belongs to the day before. It takes effect at the next start of Second Wind."),
            read_time,
        )
        self._own = (self.target, self.turn)
        for row in self._own:
            self.add(row)
        self._editors: list[Row] = []
        meaning = _("Rename, merge or hide them; what you wrote goes along.")
        for title, make in ((_("Your tags"), tags), (_("Feeling words"), feelings)):
            if make is not None:
                editor = EditorRow(theme, title, meaning, make)
                self._editors.append(editor)
                self.add(editor)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._own:
            row.refresh()
        for editor in self._editors:
            editor.setVisible(self.offers(editor))

    def offers(self, row: Row) -> bool:
        """Return whether `row` may be seen: tags are part of what one wrote."""
        return row not in self._editors or not self._door.current.private.hide_content


def _target(settings: Settings) -> float:
    return settings.journal.sleep_target_min


def _turn(settings: Settings) -> time:
    return settings.journal.rollover

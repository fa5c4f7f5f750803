"""The person's own tags: there or not, or 0 to 10; and a place for a new one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.journal import TagRating
from companion.core.naming import Tag
from companion.core.words import _
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.checkin.new_tag import KindChoice, TagField
from companion.ui.theme import Theme
from companion.ui.widgets.chips import Chip, Chips
from companion.ui.widgets.rating_chip import RatingChip
from companion.ui.widgets.rating_row import RatingPlace, RatingRow

MOST_TAGS = 12
"""So many are in sight; any other is found by typing its beginning as if it were new."""


class Tags(QWidget):
    """Chips with `New` after them, which makes room for writing; a 0–10 tag opens its eleven cells.

    tags: all there are, most used first. on_edit: shows the list of tags, None offers none.
    """

    def __init__(
        self,
        theme: Theme,
        tags: Sequence[Tag],
        on_edit: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = {tag.name.casefold(): tag for tag in tags}
        self.made: list[Tag] = []
        self.chips = Chips(theme, _("Tags"))
        self._offer_most(tags)
        self.new = ChipButton(theme, _("New"), "plus", on_click=self._on_new)
        self.new.setAccessibleName(_("New tag"))
        self.edit = ChipButton(theme, _("Edit…"), on_click=on_edit or (lambda: None))
        self.edit.setAccessibleName(_("Edit the tags"))
        self._may_edit = on_edit is not None and bool(tags)
        self.field = TagField(theme, [tag.name for tag in tags])
        self.kind = KindChoice(theme)
        self.field.finished.connect(self._on_finished)
        self.kind.finished.connect(self._on_finished)
        self.chips.end_with(self.field, self.kind, self.new, self.edit)
        self._write(False)
        self.row: RatingRow | None = None
        self._place: RatingPlace | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The tags that were there, one still being written among them; rated ones are apart."""
        self._keep()
        return tuple(word for word in self.chips.chosen if self._value(word) is None)

    @property
    def ratings(self) -> tuple[TagRating, ...]:
        """The tags with a value."""
        found = ((word, self._value(word)) for word in self.chips.chosen)
        return tuple(TagRating(word, value) for word, value in found if value is not None)

    def take(self, tags: Iterable[str], ratings: Iterable[TagRating]) -> None:
        """Show these as chosen; their chips are there already (`tags_with`)."""
        for name in tags:
            chip = self.chips.chip(name)
            if isinstance(chip, RatingChip):
                chip.rate(None, present=True)
            elif chip is not None:
                chip.setChecked(True)
        for rating in ratings:
            chip = self.chips.chip(rating.tag)
            if isinstance(chip, RatingChip):
                chip.rate(rating.value)

    def know(self, tags: Sequence[Tag], renames: Mapping[str, str]) -> None:
        """Go on with other tags, once they were edited; what is chosen stays chosen."""
        chosen = [renames.get(word, word) for word in self.chosen]
        ratings = [TagRating(renames.get(one.tag, one.tag), one.value) for one in self.ratings]
        every = (*tags, *self.made)
        self._known = {tag.name.casefold(): tag for tag in every}
        self.chips.show_words([])
        self._offer_most(tags_with(every, chosen, ratings))
        self.take(chosen, ratings)

    def _value(self, word: str) -> float | None:
        chip = self.chips.chip(word)
        return chip.value if isinstance(chip, RatingChip) else None

    def _offer_most(self, tags: Sequence[Tag]) -> None:
        for tag in [one for one in tags if one.offered][:MOST_TAGS]:
            self._offer(tag)

    def _offer(self, tag: Tag) -> Chip:
        if tag.kind == "present":
            return self.chips.add(Chip(self._theme, tag.name))
        chip = RatingChip(self._theme, tag.name)
        chip.asked.connect(lambda: self._ask(chip))
        return self.chips.add(chip)

    def _on_new(self) -> None:
        self._write(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finished(self) -> None:
        chip = self._keep()
        if isinstance(chip, RatingChip):
            self._ask(chip)
        elif chip is not None:
            # Where Return saves, for most have one tag to add.
            self.chips.take_focus(chip.word)
        else:
            self.new.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> Chip | None:
        """Take what is written as a tag, known or new, and close the field."""
        name = self.field.name
        self.field.clear()
        self._write(False)
        if not name:
            return None
        chip = self.chips.chip(name)
        if chip is None:
            tag = self._known.get(name.casefold())
            if tag is None:
                tag = Tag(name=name, kind=self.kind.kind)
                self._known[name.casefold()] = tag
                self.made.append(tag)
            chip = self._offer(tag)
        if not isinstance(chip, RatingChip):
            chip.setChecked(True)
        self.kind.choose("present")
        return chip

    def _write(self, writing: bool) -> None:
        self.new.setVisible(not writing)
        self.edit.setVisible(not writing and self._may_edit)
        self.field.setVisible(writing)
        self.kind.setVisible(writing)

    def _ask(self, chip: RatingChip) -> None:
        """Open the cells for one tag, or close them where they are open for it."""
        if self.row is not None:
            same = self.row.accessibleName() == chip.word
            self._close(chip)
            if same:
                return
        row = RatingRow(self._theme, chip.word)
        row.picked.connect(lambda value: self._rate(chip, float(value)))
        row.cleared.connect(lambda: self._rate(chip, None))
        row.left.connect(lambda: self._close(chip))
        self.row = row
        question = _("{tag}: 0–9, X for 10, Backspace clears").format(tag=chip.word)
        self._place = RatingPlace(self._theme, question, row)
        self._column.addWidget(self._place)
        self._place.show()
        row.begin(chip.value)

    def _rate(self, chip: RatingChip, value: float | None) -> None:
        chip.rate(value)
        self._close(chip)

    def _close(self, chip: RatingChip) -> None:
        """Take the cells away; the keyboard goes back to their chip."""
        self.chips.take_focus(chip.word)
        place, self._place, self.row = self._place, None, None
        if place is not None:
            self._column.removeWidget(place)
            place.hide()
            place.deleteLater()


def tags_with(tags: Iterable[Tag], chosen: Iterable[str], ratings: Iterable[TagRating]) -> list[Tag]:
    """Return the tags as an entry needs them: its own first and in sight, rated ones as a scale."""
    known = {tag.name: tag for tag in tags}
    own: dict[str, Tag] = {}
    for name in chosen:
        own[name] = replace(known.get(name, Tag(name=name)), offered=True)
    for rating in ratings:
        own[rating.tag] = replace(known.get(rating.tag, Tag(name=rating.tag)), offered=True, kind="scale")
    return [*own.values(), *(tag for tag in known.values() if tag.name not in own)]

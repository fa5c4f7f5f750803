"""The person's own tags and words for feelings: added, renamed, merged, hidden; history goes along."""

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.core.errors import InvalidInput
from companion.core.feelings import FeelingList, with_own
from companion.core.naming import Feeling, Tag, TagKind
from companion.core.words import _

LONGEST = 40
"""Characters of a name, so that it fits on a chip."""


class Names(Protocol):
    """The part of the store that keeps names."""

    def transaction(self) -> AbstractContextManager[None]: ...
    def tags(self) -> list[Tag]: ...
    def set_tag(self, tag: Tag) -> None: ...
    def rename_tag(self, name: str, new: str) -> None: ...
    def merge_tags(self, name: str, into: str) -> None: ...
    def feelings(self) -> list[Feeling]: ...
    def set_feeling(self, feeling: Feeling) -> None: ...
    def rename_feeling(self, name: str, new: str) -> None: ...


class Naming:
    """Every method that changes a name raises InvalidInput, with nothing written, for an unfit one."""

    def __init__(self, store: Names, bus: Bus) -> None:
        self._store = store
        self._bus = bus

    def tags(self) -> list[Tag]:
        """Return all tags, those most used lately first."""
        return self._store.tags()

    def add_tag(self, name: str, kind: TagKind = "present") -> Tag:
        """Keep a tag that is offered from now on, or return the one of that name, whatever its case."""
        fit = _fit_name(name)
        known = self._tag(fit)
        tag = Tag(name=fit, kind=kind) if known is None else replace(known, offered=True)
        if tag != known:
            self._store.set_tag(tag)
        return tag

    def rename_tag(self, tag: Tag, new: str) -> str:
        """Rename a tag in every entry; return the name as kept. One there is already is refused."""
        fit = _fit_name(new)
        if fit == tag.name:
            return fit
        other = self._tag(fit)
        if other is not None and other.name != tag.name:
            raise InvalidInput(
                _("There is a tag “{name}” already: merge the two, or take another name.").format(
                    name=other.name
                )
            )
        self._store.rename_tag(tag.name, fit)
        self._tell()
        return fit

    def change_kind(self, tag: Tag, kind: TagKind) -> None:
        """Ask for a tag in another way from now on; what was entered stays as it is."""
        self._store.set_tag(replace(tag, kind=kind))

    def offer_tag(self, tag: Tag, offered: bool) -> None:
        """Show a tag in check-ins, or no more; its history stays either way."""
        self._store.set_tag(replace(tag, offered=offered))

    def merge_tags(self, tag: Tag, into: Tag) -> None:
        """Make every use of `tag` one of `into`; `tag` is gone then."""
        if tag.name == into.name:
            raise InvalidInput(_("A tag cannot be merged with itself: choose another one."))
        self._store.merge_tags(tag.name, into.name)
        self._tell()

    def feelings(self, shipped: FeelingList) -> FeelingList:
        """Return the shipped words with the person's changes and additions."""
        return FeelingList(with_own(shipped.feelings, self._store.feelings()), shipped.first)

    def add_feeling(self, feeling: Feeling, among: FeelingList) -> Feeling:
        """Keep a word of the person's own; one there is already is offered again, where it lies."""
        fit = _fit_name(feeling.name)
        known = _feeling(fit, among)
        kept = replace(feeling, name=fit) if known is None else replace(known, offered=True)
        if kept != known:
            self._store.set_feeling(kept)
        return kept

    def change_feeling(self, feeling: Feeling) -> None:
        """Keep quarter and offered of a word as they are in `feeling`."""
        self._store.set_feeling(feeling)

    def rename_feeling(self, feeling: Feeling, new: str, shipped: FeelingList) -> str:
        """Rename a word in every entry; return the name as kept.

        The old name of a shipped word stays in the list, no longer offered.
        """
        fit = _fit_name(new)
        if fit == feeling.name:
            return fit
        other = _feeling(fit, self.feelings(shipped))
        if other is not None and other.name.casefold() != feeling.name.casefold():
            raise InvalidInput(
                _("There is a word “{name}” already: take another, or hide this one.").format(name=other.name)
            )
        with self._store.transaction():
            self._store.rename_feeling(feeling.name, fit)
            self._store.set_feeling(replace(feeling, name=fit))
            if _feeling(feeling.name, shipped) is not None and fit.casefold() != feeling.name.casefold():
                self._store.set_feeling(replace(feeling, offered=False))
        self._tell()
        return fit

    def _tag(self, name: str) -> Tag | None:
        return next((tag for tag in self.tags() if tag.name.casefold() == name.casefold()), None)

    def _tell(self) -> None:
        self._bus.publish(EntriesChanged())


def _feeling(name: str, among: FeelingList) -> Feeling | None:
    return next((one for one in among.feelings if one.name.casefold() == name.casefold()), None)


def _fit_name(name: str) -> str:
    fit = " ".join(name.split())
    if not fit:
        raise InvalidInput(_("The name is empty: write a short one, such as coffee."))
    if len(fit) > LONGEST:
        raise InvalidInput(
            _("The name has {n} characters: shorten it to {longest}.").format(n=len(fit), longest=LONGEST)
        )
    return fit

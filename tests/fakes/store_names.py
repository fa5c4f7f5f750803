"""Tags and words for feelings of the store in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, TagRating
from companion.core.naming import Feeling, Tag
from tests.fakes.store_shelf import Shelves

LATELY = timedelta(days=28)


class FakeNames(Shelves):
    """The methods are those of the Store port."""

    def tags(self) -> list[Tag]:
        newest = max((each.at for each in self._all("check_in")), default=None)
        rows = []
        for tag in self._shelf.tags.values():
            using = [each.at for each in self._all("check_in") if tag.name in _names(each)]
            lately = sum(newest is not None and at > newest - LATELY for at in using)
            last = max(using, key=lambda at: at.astimezone(UTC), default=None)
            rows.append((-lately, tag.name, replace(tag, uses=len(using), last_used=last)))
        return [tag for _lately, _name, tag in sorted(rows, key=lambda row: row[:2])]

    def set_tag(self, tag: Tag) -> None:
        self._shelf.tags[tag.name] = Tag(name=tag.name, kind=tag.kind, offered=tag.offered)

    def rename_tag(self, name: str, new: str) -> None:
        self._known_tag(name)
        if new != name and new in self._shelf.tags:
            raise InvalidInput(f"There is a tag {new!r} already: merge the two instead.")
        self._shelf.tags[new] = replace(self._shelf.tags.pop(name), name=new)
        self._rewrite(
            lambda each: _tagged(each, [(new if tag == name else tag, value) for tag, value in _rated(each)])
        )

    def merge_tags(self, name: str, into: str) -> None:
        self._known_tag(name)
        self._known_tag(into)
        if name == into:
            return
        del self._shelf.tags[name]
        self._rewrite(lambda each: _tagged(each, _merged(_rated(each), name, into)))

    def feelings(self) -> list[Feeling]:
        return [feeling for _name, feeling in sorted(self._shelf.feelings.items())]

    def set_feeling(self, feeling: Feeling) -> None:
        self._shelf.feelings[feeling.name] = feeling

    def rename_feeling(self, name: str, new: str) -> None:
        if name == new:
            return

        def renamed(each: CheckIn) -> CheckIn:
            words = [word for word in each.words if word != name or new not in each.words]
            return replace(each, words=tuple(new if word == name else word for word in words))

        self._rewrite(renamed)
        feeling = self._shelf.feelings.pop(name, None)
        if feeling is not None and new not in self._shelf.feelings:
            self._shelf.feelings[new] = replace(feeling, name=new)

    def _known_tag(self, name: str) -> None:
        if name not in self._shelf.tags:
            raise InvalidInput(f"There is no tag {name!r}.")

    def _rewrite(self, change: Callable[[CheckIn], CheckIn]) -> None:
        shelf = self._shelf.entries["check_in"]
        for entry_id, each in list(shelf.items()):
            shelf[entry_id] = change(each)


def _rated(each: CheckIn) -> list[tuple[str, float | None]]:
    return [*((tag, None) for tag in each.tags), *((one.tag, one.value) for one in each.ratings)]


def _tagged(each: CheckIn, rated: list[tuple[str, float | None]]) -> CheckIn:
    return replace(
        each,
        tags=tuple(tag for tag, value in rated if value is None),
        ratings=tuple(TagRating(tag, value) for tag, value in rated if value is not None),
    )


def _merged(rated: list[tuple[str, float | None]], name: str, into: str) -> list[tuple[str, float | None]]:
    names = [tag for tag, _value in rated]
    if name not in names or into not in names:
        return [(into if tag == name else tag, value) for tag, value in rated]
    values = [value for tag, value in rated if tag in (name, into) and value is not None]
    highest = max(values, default=None)
    return [(tag, highest if tag == into else value) for tag, value in rated if tag != name]


def _names(each: CheckIn) -> list[str]:
    return [tag for tag, _value in _rated(each)]

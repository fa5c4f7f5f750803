"""What the names are called in sentences: quarters of the mood pad, kinds of tags, uses."""

from companion.core.feelings import Quadrant
from companion.core.naming import Tag, TagKind
from companion.core.words import _, ngettext
from companion.ui.widgets.figures import long_date


def quadrant_words(quadrant: Quadrant) -> str:
    """Return a quarter in words: Pleasant, low energy."""
    return {
        (True, True): _("Pleasant, high energy"),
        (True, False): _("Pleasant, low energy"),
        (False, True): _("Unpleasant, high energy"),
        (False, False): _("Unpleasant, low energy"),
    }[quadrant]


def kind_words(kind: TagKind) -> str:
    """Return how a tag is asked for."""
    return _("there or not") if kind == "present" else _("0 to 10")


def uses_words(tag: Tag) -> str:
    """Return how often a tag was used, and when last: 12 check-ins, last on Thursday 19 November."""
    if not tag.uses or tag.last_used is None:
        return _("not used yet")
    used = ngettext("{n} check-in", "{n} check-ins", tag.uses).format(n=tag.uses)
    day = long_date(tag.last_used.date())
    return _("{used}, last on {day} {year}").format(used=used, day=day, year=tag.last_used.year)


def tag_words(tag: Tag) -> str:
    """Return the line under a tag's name."""
    return _("{kind} · {uses}").format(kind=kind_words(tag.kind), uses=uses_words(tag))


def kind_change_words(tag: Tag, kind: TagKind) -> str:
    """Return what becomes of the history of a tag that is asked for as `kind` from now on."""
    if kind == "scale":
        kept = ngettext(
            "The {n} check-in that has it keeps it, without a value.",
            "The {n} check-ins that have it keep it, without a value.",
            tag.uses,
        )
        return _("{kept} From now on it asks for 0 to 10.").format(kept=kept.format(n=tag.uses))
    kept = ngettext(
        "The {n} check-in that has it keeps its value.",
        "The {n} check-ins that have it keep their values.",
        tag.uses,
    )
    return _("{kept} From now on it is there or not.").format(kept=kept.format(n=tag.uses))


def merge_words(tag: Tag, into: Tag) -> str:
    """Return what merging does, with how many entries it touches."""
    if not tag.uses:
        return _("“{tag}” was never used. It goes away, and “{into}” stays as it is.").format(
            tag=tag.name, into=into.name
        )
    what = ngettext(
        "{n} check-in with “{tag}” will have “{into}” instead, and “{tag}” goes away.",
        "{n} check-ins with “{tag}” will have “{into}” instead, and “{tag}” goes away.",
        tag.uses,
    ).format(n=tag.uses, tag=tag.name, into=into.name)
    if "scale" in (tag.kind, into.kind):
        what = _("{what} Where both stand, the higher value stays.").format(what=what)
    return _("{what} This cannot be taken back.").format(what=what)

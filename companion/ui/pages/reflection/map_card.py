"""The card with the load-stress map."""

from companion.core.load_stress_trail import Trail
from companion.core.words import _, ngettext
from companion.ui.charts.map_view import MapView
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class MapCard(Card):
    """The chosen week between load and stress, the eight weeks before as its trail."""

    def __init__(self, theme: Theme) -> None:
        aside = Text(theme, _("the eight weeks before"), "small", "text2")
        super().__init__(theme, _("Load and stress"), aside)
        self.body.setContentsMargins(23, 15, 23, 8)
        self.map = MapView(theme)
        self._note = Text(theme, "", "caption", "text2", wrap=True)
        # Its height follows from its width; unasked it would reckon with a narrow column.
        self._note.setMinimumHeight(1)
        self.body.addWidget(self.map, 1)
        self.body.addWidget(self._note)
        self.be_at_least(268)

    @property
    def note(self) -> str:
        """What is said under the map."""
        return self._note.plain

    def show_trail(self, trail: Trail) -> None:
        """Show where the weeks stand, and say which are not there."""
        note = left_out_words(trail)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self.map.show_trail(trail, f"{where_words(trail)} {note}".strip())


def left_out_words(trail: Trail) -> str:
    """Return which weeks have too few days to stand on the map; empty where all do."""
    others = len([monday for monday in trail.left_out if monday != trail.monday])
    if trail.current is None:
        words = _("Week {number} has too few days with load and stress for the map.")
        said = words.format(number=trail.monday.isocalendar().week)
    else:
        said = ""
    if not others:
        return said
    more = ngettext(
        "{weeks} week before is left out: too few days.",
        "{weeks} weeks before are left out: too few days.",
        others,
    ).format(weeks=others)
    return f"{said} {more}".strip()


def where_words(trail: Trail) -> str:
    """Return where the week stands beside its own median, in words."""
    if trail.current is None:
        return ""
    load, stress = f"{trail.current.load:,.0f}", f"{trail.current.stress:.1f}"
    said = _("Week {number}: load {load} effort-minutes, mean stress {stress}.").format(
        number=trail.monday.isocalendar().week, load=load, stress=stress
    )
    if trail.cross is None:
        return said
    beside = _("Median of the weeks before: {load} and {stress}.").format(
        load=f"{trail.cross[0]:,.0f}", stress=f"{trail.cross[1]:.1f}"
    )
    return f"{said} {beside}"

"""Today's load against the usual study day."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout

from companion.app.reflect import TodayFigures
from companion.core.journal import FocusBlock
from companion.core.words import _, ngettext
from companion.ui.theme import Theme
from companion.ui.widgets.bullet_bar import BulletBar
from companion.ui.widgets.card import Card
from companion.ui.widgets.figures import number, span
from companion.ui.widgets.text import Text

_MINUTE = timedelta(minutes=1)


class LoadCard(Card):
    """The figure, what the running block would add, and the bar on the usual band."""

    def __init__(self, theme: Theme) -> None:
        self._aside = Text(theme, "", "small", "text2")
        super().__init__(theme, _("Load today"), self._aside)
        self._figure = Text(theme, "", "page")
        self._unit = Text(theme, "", "small", "text2")
        self._explains = Text(
            theme,
            _("After each block you say how hard it was, 0 to 10. Minutes × effort is your load."),
            "small",
            "text2",
            wrap=True,
        )
        # Its height follows from the width it gets; without one it would ask for that of a narrow column,
        # and the page would scroll by a few px.
        self._explains.setMinimumHeight(1)
        self.bar = BulletBar(theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._figure)
        row.addWidget(self._unit)
        row.addStretch(1)
        self.body.setSpacing(4)
        self.body.addLayout(row)
        self.body.addWidget(self._explains)
        self.body.addStretch(2)
        self.body.addWidget(self.bar)
        self.body.addStretch(1)

    def read(self, figures: TodayFigures, blocks: Sequence[FocusBlock]) -> None:
        """Show how the day stands; blocks: of the day, for the share of its load that was rated."""
        started = figures.focus_min > 0 or bool(figures.running_estimate)
        length = timedelta(minutes=figures.focus_min)
        self._aside.say(
            _("{length} of focus").format(length=span(length)) if started else _("Nothing recorded yet")
        )
        self._explains.setVisible(not started)
        self._figure.setVisible(started)
        self._unit.setVisible(started)
        self._figure.say("–" if figures.load is None else number(figures.load))
        self._unit.say(_unit(figures))
        words = _band_words(figures)
        load, rated = figures.load or 0.0, rated_load(blocks)
        foreseen = max(0.0, load - rated) + (figures.running_estimate or 0.0)
        self.bar.read(min(load, rated), foreseen, _band(figures), words)
        self.bar.setAccessibleName(
            _("Load today: {load} effort-minutes, {usual}.").format(load=self._figure.plain, usual=words)
        )


def rated_load(blocks: Sequence[FocusBlock]) -> float:
    """Return the load, in effort-minutes, of the blocks whose effort was rated."""
    return sum(block.focus_time / _MINUTE * block.effort for block in blocks if block.effort is not None)


def _unit(figures: TodayFigures) -> str:
    if figures.load is None:
        return _("Too early to estimate: rate the effort of five blocks")
    unit = _("effort-minutes, in part estimated") if figures.load_estimated else _("effort-minutes")
    if not figures.running_estimate:
        return unit
    # To the nearest ten: an estimate of a block that is not over has no finer figure.
    more = round(figures.running_estimate / 10) * 10
    return _("{unit}, about {more} more in this block").format(unit=unit, more=number(more))


def _band(figures: TodayFigures) -> tuple[float, float] | None:
    if figures.usual_low is None or figures.usual_high is None:
        return None
    return (figures.usual_low, figures.usual_high)


def _band_words(figures: TodayFigures) -> str:
    band = _band(figures)
    if band is not None:
        low, high = (number(edge) for edge in band)
        return _("your usual study day {low}–{high}").format(low=low, high=high)
    days = figures.days_until_usual
    return ngettext(
        _("{days} more day until your usual"), _("{days} more days until your usual"), days
    ).format(days=days)

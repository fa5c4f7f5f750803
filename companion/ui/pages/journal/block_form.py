"""The fields of one focus block: topic, start, minutes, effort and focus."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from companion.core.clock import study_day
from companion.core.errors import InvalidInput
from companion.core.journal import FocusBlock
from companion.core.scales import between, later
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.pages.journal.rating_field import RatingField
from companion.ui.theme import Theme
from companion.ui.widgets.scale import EffortRow
from companion.ui.widgets.stepper import Stepper
from companion.ui.widgets.text import Text
from companion.ui.widgets.time_field import TimeField
from companion.ui.widgets.topic_field import TopicField

_MINUTE = timedelta(minutes=1)
_CELL, _STEP, _MOST = 36, 5, 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockValues:
    """What the fields say. minutes: of focus; effort, focus: 0-10, None = not rated."""

    topic: str
    start: time
    minutes: int
    effort: float | None
    focus: float | None


class BlockForm(QWidget):
    """Shows values to be changed; reads them back with `values`."""

    def __init__(self, theme: Theme, topics: Sequence[str], given: BlockValues) -> None:
        super().__init__()
        self._theme, self._given = theme, given
        self.topic = TopicField(theme)
        self.topic.offer(topics)
        self.topic.write(given.topic)
        self.start = TimeField(theme, _("Start"))
        self.start.read(given.start)
        self.minutes = Stepper(theme, _("Minutes of focus"), step=_STEP, most=_MOST)
        self.minutes.read(given.minutes)
        self.effort = EffortRow(theme, cell=_CELL)
        self.focus = EffortRow(theme, _("Focus"), cell=_CELL)
        self._effort = RatingField(theme, _("Effort"), self.effort, given.effort)
        self._focus = RatingField(theme, _("Focus"), self.focus, given.focus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._times())
        column.addWidget(self._effort)
        column.addWidget(self._focus)
        self.setFocusProxy(self.topic)

    @property
    def values(self) -> BlockValues:
        """What the fields say now; InvalidInput where the start is no time."""
        self.start.commit()
        if self.start.value is None:
            raise InvalidInput(self.start.problem or _("The start is empty: give a time, such as 9:00."))
        return BlockValues(
            topic=self.topic.topic,
            start=self.start.value,
            minutes=round(self.minutes.value or 0),
            effort=self._effort.value,
            focus=self._focus.value,
        )

    @property
    def changed(self) -> bool:
        """Whether they say something else than at first."""
        return self.values != self._given

    def _times(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        fields = ((_("Topic"), self.topic), (_("Start"), self.start), (_("Minutes"), self.minutes))
        for column, (label, field) in enumerate(fields):
            grid.addWidget(Text(self._theme, label, "small", "text2"), 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(0, 1)
        return grid


def values_of(block: FocusBlock) -> BlockValues:
    """Return a block as the fields show it, in whole minutes."""
    return BlockValues(
        topic=block.topic,
        start=block.started.time().replace(second=0, microsecond=0, tzinfo=None),
        minutes=max(1, round(block.focus_time / _MINUTE)),
        effort=block.effort,
        focus=block.focus,
    )


def block_with(block: FocusBlock, values: BlockValues, rollover: time) -> FocusBlock:
    """Return `block` with what was changed; what was not keeps its seconds, and pauses within stay.

    It stays in its study day, which turns at `rollover`.
    """
    before = values_of(block)
    started, focus_time = block.started, block.focus_time
    paused = between(block.started, block.ended) - block.focus_time
    if values.start != before.start:
        day = study_day(block.started, rollover)
        started = moment_in(day, values.start, block.started.tzinfo, rollover)
    if values.minutes != before.minutes:
        focus_time = values.minutes * _MINUTE
    return replace(
        block,
        topic=values.topic,
        started=started,
        ended=later(started, focus_time + max(timedelta(0), paused)),
        focus_time=focus_time,
        effort=values.effort,
        focus=values.focus,
    )


def moment_in(day: date, at: time, zone: tzinfo | None, rollover: time) -> datetime:
    """Return when it is `at` within study day `day`: hours before it turns lie on the next date."""
    return datetime.combine(day if at >= rollover else day + timedelta(days=1), at, tzinfo=zone)

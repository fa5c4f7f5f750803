"""A night while it is being told: what is answered, what is only suggested, and what follows."""

from dataclasses import replace
from datetime import datetime, timedelta

from companion.app.nights import NightDay
from companion.core.night_form import (
    MINUTE,
    TIMES,
    CountField,
    Moments,
    NightForm,
    TimeField,
    Trouble,
    form_of,
    night_of,
    place,
    skipped,
    trouble,
)
from companion.core.night_suggestion import fitted
from companion.core.scales import later
from companion.core.sleep import NightFigures, night_figures
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the answers so far come to.

    shown: the answers with suggestions in what is open. trouble: why they can be no night. moved:
    times that clocks skipped that night. Lengths and the midpoint are None until their parts are
    answered; onset is when sleep began.
    """

    shown: NightForm
    moments: Moments
    trouble: Trouble | None
    moved: tuple[TimeField, ...]
    in_bed: timedelta | None
    sleep: timedelta | None
    efficiency: float | None
    onset: datetime | None
    midpoint: datetime | None


class Draft:
    """Answers to one night that are not kept yet.

    known: the night as it was read. touched: something was answered since.
    """

    def __init__(self, known: NightDay) -> None:
        self.known = known
        self.form = NightForm() if known.night is None else form_of(known.night)
        self.touched = False

    def answer(self, **answers: object) -> None:
        """Take answers by the names of the form's fields; None takes one back."""
        self.form = replace(self.form, **answers)  # type: ignore[arg-type]  # names of fields
        self.touched = True

    def take_suggested(self, now: datetime) -> None:
        """Make everything that is only suggested an answer."""
        self.form = self.read(now).shown
        self.touched = True

    def still_open(self) -> tuple[TimeField | CountField, ...]:
        """Return what must be answered before the night can be kept."""
        return self.form.still_open()

    def given(self) -> frozenset[TimeField]:
        """Return the times that are answers, not suggestions."""
        return frozenset(field for field in TIMES if getattr(self.form, field) is not None)

    def read(self, now: datetime) -> Reading:
        """Return what the answers come to at `now`."""
        day, zone, form = self.known.day, self.known.zone, self.form
        shown = form.filled(fitted(self.known.suggestion.form, form, day, zone, now))
        found = trouble(form, shown, day, zone, now)
        moments = place(shown, day, zone)
        figures = night_figures(night_of(shown, day, zone))
        moved = tuple(field for field in skipped(shown, moments) if getattr(form, field) is not None)
        return _reading(form, shown, moments, found, moved, figures)


def _reading(
    form: NightForm,
    shown: NightForm,
    moments: Moments,
    found: Trouble | None,
    moved: tuple[TimeField, ...],
    figures: NightFigures,
) -> Reading:
    def known(*fields: str) -> bool:
        return found is None and all(getattr(form, field) is not None for field in fields)

    bed = known("into_bed", "out_of_bed")
    onset = known("tried", "sleep_onset_latency", "woke")
    asleep = onset and known("wake_after_sleep_onset")
    slept = figures.sleep > timedelta(0)
    began = later(moments.tried, (shown.sleep_onset_latency or 0) * MINUTE)
    return Reading(
        shown=shown,
        moments=moments,
        trouble=found,
        moved=moved,
        in_bed=figures.time_in_bed if bed else None,
        sleep=figures.sleep if asleep else None,
        efficiency=figures.efficiency if bed and asleep else None,
        onset=began if asleep and slept else None,
        midpoint=figures.midpoint if onset and slept else None,
    )

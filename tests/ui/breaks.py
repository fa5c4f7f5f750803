"""A break on an off-screen platform, as the tests of overlay and corner want it."""

from dataclasses import dataclass, field
from datetime import timedelta

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.facts import EffortAsked
from companion.ui.corner import Corner, CornerParts
from companion.ui.overlay import Overlay, OverlayParts
from companion.ui.overlay.offer_ports import PracticeDoor
from companion.ui.overlay.suggestions import Suggestions
from companion.ui.theme import Theme
from tests.fakes.break_study import FakeBreakStudy, HandClock


class FakeWatchdog:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def prepare(self) -> None:
        self.heard.append("prepare")

    def beat(self) -> None:
        self.heard.append("beat")

    def release(self) -> None:
        self.heard.append("release")


@dataclass
class Breaks:
    """Overlay and corner over a fake study, with a clock moved by hand."""

    theme: Theme
    bus: Bus = field(default_factory=Bus)
    clock: HandClock = field(default_factory=HandClock)
    dog: FakeWatchdog = field(default_factory=FakeWatchdog)
    passed_on: list[EffortAsked] = field(default_factory=list)
    suggestions: Suggestions | None = None
    practices: PracticeDoor | None = None
    leave_hold: timedelta = timedelta(milliseconds=60)

    def __post_init__(self) -> None:
        self.study = FakeBreakStudy(self.bus, self.clock)
        assets = ShippedAssets()
        self.overlay = Overlay(
            OverlayParts(
                theme=self.theme,
                study=self.study,
                bus=self.bus,
                clock=self.clock,
                assets=assets,
                watchdog=self.dog,
                suggestions=self.suggestions,
                practices=self.practices,
            ),  # fmt: skip
            on_unpaintable=self.study.fall_back,
            on_unasked=self.passed_on.append,
            leave_hold=self.leave_hold,
        )
        self.corner = Corner(
            CornerParts(
                theme=self.theme, study=self.study, bus=self.bus, clock=self.clock, assets=assets,
                covered=lambda: self.overlay.is_up, suggestions=self.suggestions,
            )
        )  # fmt: skip

    def close(self) -> None:
        self.overlay.close()
        self.corner.close()

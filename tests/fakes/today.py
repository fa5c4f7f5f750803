"""What the Today page works with: real use cases, a clock that stands, a window that notes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.experiments import Experiments
from companion.app.ports import Store
from companion.app.practice_library import Practices
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.app.study import Study
from companion.app.suggest import Suggest
from companion.compose.practising import make_practising
from companion.compose.reflections import make_reflections
from companion.core.journal import BreakRecord, FocusBlock
from tests.fakes.desktop import FakeClock
from tests.fakes.program import Program, program

RESOURCES = Path(__file__).parents[2] / "resources"


class RepositoryAssets:
    """The files shipped with the program, where the repository keeps them."""

    def path(self, name: str) -> Path:
        return RESOURCES / name


@dataclass
class TodayDesk:
    """The services of the page, as `Services` bundles them."""

    study: Study
    record: Record
    reflect: Reflect
    suggest: Suggest
    experiments: Experiments
    practices: Practices
    settings: SettingsService
    store: Store
    clock: FakeClock
    bus: Bus
    program: Program

    def block(self, start: datetime, minutes: float, topic: str = "Renal", effort: float | None = 5) -> None:
        """Keep a block that was studied."""
        length = timedelta(minutes=minutes)
        self.store.add_block(
            FocusBlock(topic=topic, started=start, ended=start + length, focus_time=length, effort=effort)
        )

    def rest(self, start: datetime, minutes: float) -> None:
        """Keep a break that was taken."""
        length = timedelta(minutes=minutes)
        self.store.add_break(
            BreakRecord(
                tier="short",
                level="firm",
                started=start,
                ended=start + length,
                planned=length,
                rested=length,
                outcome="taken",
            )
        )


def today_desk(folder: Path, clock: FakeClock | None = None) -> TodayDesk:
    """Set up a fresh profile in `folder`."""
    clock = clock or FakeClock()
    running = program(folder, clock)
    store, bus, settings = running.store, running.bus, running.settings
    quiet = make_practising(ShippedAssets(), store, bus, clock, settings)
    looking_back = make_reflections(store, bus, clock, settings, quiet)
    return TodayDesk(
        study=running.study,
        record=Record(store, bus, clock),
        reflect=Reflect(store, clock, settings),
        suggest=looking_back.suggest,
        experiments=looking_back.experiments,
        practices=quiet.practices,
        settings=settings,
        store=store,
        clock=clock,
        bus=bus,
        program=running,
    )


@dataclass
class FakeHost:
    """A window that only notes what it was asked."""

    popover_open: bool = False
    toasts: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    where: dict[str, object] = field(default_factory=dict)

    def show_popover(self, content: QWidget) -> None:
        self.popover_open = True

    def close_popover(self) -> None:
        self.popover_open = False

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        self.toasts.append(text)

    def open_page(self, key: str, **where: object) -> None:
        self.opened.append(key)
        self.where = where

"""What the tests of the lock and the settings stand on: fakes of everything, and a page in a window."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from companion.app.bus import Bus
from companion.app.ports import Desktop
from companion.app.settings import SettingsService
from tests.fakes.backups import FakeBackups
from tests.fakes.check_in import SettingsFile
from tests.fakes.desktop import FakeClock, fake_desktop
from tests.fakes.vault import FakeVault

PASSPHRASE = "four words by heart"


@dataclass
class Sound:
    """A store whose file is in order, or not."""

    word: str = "ok"

    def integrity(self) -> str:
        return self.word


@dataclass
class Desk:
    """The services the settings and the lock work with."""

    vault: FakeVault = field(default_factory=FakeVault)
    file: SettingsFile = field(default_factory=SettingsFile)
    backups: FakeBackups = field(default_factory=FakeBackups)
    clock: FakeClock = field(default_factory=FakeClock)
    bus: Bus = field(default_factory=Bus)
    store: Sound = field(default_factory=Sound)

    def __post_init__(self) -> None:
        self.settings = SettingsService(self.file, self.bus)
        self.desktop: Desktop = fake_desktop(self.clock)


@dataclass
class Host:
    """A window that holds a popover and notes what it is told."""

    popover: QWidget | None = None
    toasts: list[str] = field(default_factory=list)

    @property
    def popover_open(self) -> bool:
        return self.popover is not None

    def show_popover(self, content: QWidget) -> None:
        self.popover = content
        content.show()

    def close_popover(self) -> None:
        if self.popover is not None:
            self.popover.hide()
            self.popover.deleteLater()
        self.popover = None

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        self.toasts.append(text)

    def open_page(self, key: str, **where: object) -> None:
        """Stay here."""

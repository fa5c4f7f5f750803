"""A call, told by the camera or the microphone being in use.

Linux shows open files of this user's processes below /proc, and running recordings of the sound
cards below /proc/asound. The camera shared by a sound server is not seen: see MIDDLEMEN.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from companion.app.ports import Capability
from companion.core.engine.events import HoldReason
from companion.core.words import _

MIDDLEMEN = frozenset({"pipewire", "wireplumber", "pipewire-media-"})
"""Programs that keep cameras open to offer them to others, whether or not anyone looks."""


class CallHold:
    """Looks for an open camera, then for a running recording."""

    reason: HoldReason = "call"

    def __init__(self, proc: Path = Path("/proc"), dev: Path = Path("/dev"), own_pid: int = 0) -> None:
        """proc, dev: where the system shows processes and devices. own_pid: 0 = this process."""
        self._proc = proc
        self._dev = dev
        self._own = str(own_pid or os.getpid())

    def capability(self) -> Capability:
        """Return whether /proc can be read here."""
        if self.holds() is None:
            return Capability("unknown", "", _("This system does not show which program uses the camera."))
        return Capability(True, _("open cameras and running recordings (/proc)"))

    def holds(self) -> bool | None:
        """Return whether a camera or a microphone is in use, None where that cannot be seen."""
        camera, microphone = self._camera_in_use(), self._microphone_in_use()
        if camera or microphone:
            return True
        return None if camera is None else False

    def _camera_in_use(self) -> bool | None:
        if not (self._proc / "self").exists():
            return None
        if not any(self._dev.glob("video*")):
            return False
        prefix = str(self._dev / "video")
        return any(target.startswith(prefix) for target in self._open_files())

    def _open_files(self) -> Iterator[str]:
        for process in self._proc.iterdir():
            if not process.name.isdigit() or process.name == self._own or self._is_middleman(process):
                continue
            try:
                links = os.listdir(process / "fd")
            except OSError:
                continue  # another user's, or gone by now
            for link in links:
                try:
                    yield os.readlink(process / "fd" / link)
                except OSError:
                    continue

    def _is_middleman(self, process: Path) -> bool:
        try:
            return (process / "comm").read_text().strip() in MIDDLEMEN
        except OSError:
            return False

    def _microphone_in_use(self) -> bool:
        return any(_runs(status) for status in self._proc.glob("asound/card*/pcm*c/sub*/status"))


def _runs(status: Path) -> bool:
    try:
        return "state: RUNNING" in status.read_text()
    except OSError:
        return False

"""A private desktop for one test: X server, window manager, buses, notifications, tray.

    with Desk(monitors=2, tray="xembed", notify="xfce4") as desk:
        app = desk.start([sys.executable, "-m", "companion"])
        desk.wait_for(lambda: desk.windows("Second Wind"), "the window")
        desk.xdotool("key", "Escape")
        desk.screenshot(path)

Nothing of the real session is seen or touched: HOME, the XDG folders, the session bus and the
bus that stands in for the system's are its own. Every process started here is ended here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

Tray = Literal["none", "xembed", "sni"]
Notify = Literal["none", "dunst", "xfce4"]
Found = TypeVar("Found")

HERE = Path(__file__).parent
NEEDED = ("Xvfb", "openbox", "dbus-daemon", "dbus-send", "xrandr", "xprop", "xdotool", "wmctrl")
BUS = """<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
DUNST = """[global]
width = 320
origin = top-right
offset = 10x10
idle_threshold = 0
mouse_left_click = do_action
mouse_middle_click = close_current
dmenu = /bin/true
"""
PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
<property name="configver" type="int" value="2"/>
<property name="panels" type="array"><value type="int" value="1"/><property name="panel-1" type="empty">
<property name="position" type="string" value="p=8;x=0;y=0"/>
<property name="position-locked" type="bool" value="true"/>
<property name="size" type="uint" value="28"/><property name="length" type="uint" value="40"/>
<property name="plugin-ids" type="array"><value type="int" value="1"/></property>
</property></property>
<property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
"""


class DeskFault(AssertionError):
    """Something of the private desktop did not come up, or a condition never held."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the root window in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What the screen showed in `box`; `raw` holds 4 bytes a pixel, BGRX, row by row."""

    box: Box
    raw: bytes

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Return (red, green, blue) at root coordinates."""
        at = ((y - self.box.y) * self.box.width + (x - self.box.x)) * 4
        blue, green, red = self.raw[at : at + 3]
        return red, green, blue

    def share(self, colour: tuple[int, int, int]) -> float:
        """Return which part of the pixels, 0..1, has exactly this colour."""
        wanted = bytes(reversed(colour))
        hits = sum(self.raw[at : at + 3] == wanted for at in range(0, len(self.raw), 4))
        return hits / (self.box.width * self.box.height)

    def save(self, path: Path | str) -> None:
        """Write a PNG."""
        from PySide6.QtGui import QImage

        Path(path).parent.mkdir(parents=True, exist_ok=True)
        width, height = self.box.width, self.box.height
        picture = QImage(self.raw, width, height, width * 4, QImage.Format.Format_RGB32)
        if not picture.save(str(path)):
            raise DeskFault(f"cannot write {path}")


class Desk:
    """The desktop of one test, up inside a `with` block.

    size: of each monitor; spare: room for monitors that are added later.
    bus: False = neither session nor system bus can be reached.
    home: kept where given, else temporary. logs: of every process, in `.logs`.
    """

    def __init__(
        self,
        *,
        monitors: int = 1,
        size: tuple[int, int] = (1280, 800),
        spare: int = 1,
        tray: Tray = "none",
        notify: Notify = "none",
        bus: bool = True,
        window_manager: bool = True,
        home: Path | None = None,
    ) -> None:
        self.size = size
        self.monitors: list[Box] = []
        self._wanted = monitors
        self._room = monitors + spare
        self._tray = tray
        self._notify = notify
        self._with_bus = bus
        self._with_window_manager = window_manager
        self._processes: list[subprocess.Popen[bytes]] = []
        self._home = home
        self.folder = Path()
        self.logs = Path()
        self.env: dict[str, str] = {}

    @staticmethod
    def missing(tray: Tray = "none", notify: Notify = "none") -> list[str]:
        """Return the programs this desktop would need and that are not installed."""
        extra = {"xembed": ["trayer"], "sni": ["xfce4-panel"], "dunst": ["dunst"]}
        names = [*NEEDED, *extra.get(tray, []), *extra.get(notify, [])]
        gone = [name for name in names if shutil.which(name) is None]
        if notify == "xfce4" and _xfce4_notifyd() is None:
            gone.append("xfce4-notifyd")
        return gone

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="desk."))
        try:
            self._bring_up()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every process started here, newest first, and remove the folder."""
        for process in reversed(self._processes):
            end(process)
        self._processes.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    # What tests ask of it

    def start(
        self, args: Sequence[str | Path], *, log: str | None = None, **options: Any
    ) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it is ended with the desktop. Its output goes to `.logs`."""
        name = log or Path(args[0]).name
        if "stdout" not in options:
            options["stdout"] = (self.logs / f"{name}.log").open("ab")
            options.setdefault("stderr", subprocess.STDOUT)
        env = {**self.env, **options.pop("env", {})}
        # Dies with the test runner, however that dies.
        tied = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
        process = subprocess.Popen([*tied, *map(str, args)], env=env, stdin=subprocess.DEVNULL, **options)
        if not isinstance(options["stdout"], int):
            options["stdout"].close()
        self._processes.append(process)
        return process

    def run(self, args: Sequence[str | Path], seconds: float = 20) -> str:
        """Run a program to its end and return what it printed; DeskFault when it fails."""
        done = subprocess.run(
            list(map(str, args)), env=self.env, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise DeskFault(f"{args[0]} exited {done.returncode}: {said}")
        return done.stdout.decode(errors="replace")

    def wait_for(self, condition: Callable[[], Found], what: str, seconds: float = 15) -> Found:
        """Return the first true answer of `condition`; DeskFault after `seconds`."""
        end_at = time.monotonic() + seconds
        while True:
            found = condition()
            if found:
                return found
            if time.monotonic() > end_at:
                raise DeskFault(f"waited {seconds:g} s in vain for {what}; logs:\n{self.tail()}")
            time.sleep(0.02)

    def xdotool(self, *args: str | int) -> str:
        """Move, click and type for real: `desk.xdotool("key", "Escape")`."""
        return self.run(["xdotool", *map(str, args)])

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at root coordinates."""
        self.xdotool("mousemove", x, y, "click", button)

    def add_monitor(self) -> Box:
        """Plug a monitor in, right of the last one, and return where it is."""
        at = len(self.monitors)
        if at >= self._room:
            raise DeskFault("no room for another monitor; give the desk more `spare`")
        width, height = self.size
        box = Box(width * at, 0, width, height)
        metres = f"{width}/{width * 254 // 960}x{height}/{height * 254 // 960}+{box.x}+0"
        self.run(["xrandr", "--setmonitor", f"M{at}", metres, "none" if at else "screen"])
        self.monitors.append(box)
        return box

    def remove_monitor(self) -> None:
        """Unplug the monitor added last."""
        self.monitors.pop()
        self.run(["xrandr", "--delmonitor", f"M{len(self.monitors)}"])

    def picture(self, box: Box | None = None) -> Picture:
        """Return what is on screen in `box`, default: on all monitors."""
        width, height = self.size
        box = box or Box(0, 0, width * len(self.monitors), height)
        shot = self._x11("grab", *map(str, (box.x, box.y, box.width, box.height)))
        shot.check_returncode()
        return Picture(box, shot.stdout)

    def screenshot(self, path: Path | str, box: Box | None = None) -> Path:
        """Save what is on screen as a PNG."""
        self.picture(box).save(path)
        return Path(path)

    def windows(self, title: str) -> list[str]:
        """Return ids of visible windows whose title holds `title`, managed or not."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self.env,
            capture_output=True,
            timeout=20,
        )
        return found.stdout.decode().split()

    def owns(self, name: str, bus: Literal["session", "system"] = "session") -> bool:
        """Return whether somebody owns the bus name."""
        asked = subprocess.run(
            ["dbus-send", f"--bus={self.env[f'DBUS_{bus.upper()}_BUS_ADDRESS']}", "--print-reply",
             "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
            env=self.env, capture_output=True, timeout=20,
        )  # fmt: skip
        return b"true" in asked.stdout

    def keyboard_is_held(self) -> bool:
        """Return whether some client holds a grab of the keyboard."""
        return self._x11("keyboard").returncode != 0

    def tail(self, lines: int = 12) -> str:
        """Return the ends of all logs that are not empty."""
        parts = []
        for path in sorted(self.logs.glob("*.log")):
            text = path.read_text(errors="replace").splitlines()[-lines:]
            if text:
                parts.append(f"--- {path.name}\n" + "\n".join(text))
        return "\n".join(parts)

    # How it comes up

    def _bring_up(self) -> None:
        self._make_folders()
        self._start_screen()
        for _ in range(self._wanted):
            self.add_monitor()
        if self._with_bus:
            self._start_bus("session")
            self._start_bus("system")
        if self._with_window_manager:
            self._start_window_manager()
        self._start_notifications()
        self._start_tray()

    def _make_folders(self) -> None:
        home = self._home or self.folder / "home"
        self.logs = self.folder / "logs"
        runtime = self.folder / "run"
        config = home / ".config"
        services = self.folder / "services"
        for folder in (home, self.logs, runtime, config, services):
            folder.mkdir(parents=True, exist_ok=True)
        runtime.chmod(0o700)
        kept = ("PATH", "VIRTUAL_ENV", "PYTHONPATH", "TZ", "CI")
        self.env = {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(config),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "Openbox",
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/session-bus",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={runtime}/system-bus",
        }

    def _start_screen(self) -> None:
        # A server that ends elsewhere just now may take the socket of this one's number with it.
        for _ in range(3):
            server, number = self._start_server()
            self.env["DISPLAY"] = f":{number}"
            if server.poll() is None and self._x11("owner", "PRIMARY").returncode == 0:
                return
            end(server)
            self._processes.remove(server)
        raise DeskFault(f"Xvfb did not start\n{self.tail()}")

    def _start_server(self) -> tuple[subprocess.Popen[bytes], str]:
        width, height = self.size
        reader, writer = os.pipe()
        server = self.start(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width * self._room}x{height}x24",
             "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,),
        )  # fmt: skip
        os.close(writer)
        # The server writes its number when it is ready; end of file before that means that it died.
        with os.fdopen(reader, "rb") as answer:
            return server, answer.readline().decode().strip()

    def _start_bus(self, which: Literal["session", "system"]) -> None:
        services = self.folder / "services"
        # The one service that may be started by name: without it xfce's programs keep no settings.
        # Any other would bring a notification daemon up on a desktop that is to have none.
        xfconf = Path("/usr/share/dbus-1/services/org.xfce.Xfconf.service")
        link = services / xfconf.name
        if xfconf.exists() and not link.exists():
            link.symlink_to(xfconf)
        socket = self.folder / "run" / f"{which}-bus"
        config = self.folder / f"{which}.conf"
        config.write_text(BUS.format(socket=socket, services=services))
        self.start(["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"], log=f"{which}-bus")
        self.wait_for(lambda: self.owns("org.freedesktop.DBus", which), f"the {which} bus")

    def _start_window_manager(self) -> None:
        self.start(["openbox", "--sm-disable"])
        self.wait_for(
            lambda: "0x" in self.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]), "the window manager"
        )

    def _start_notifications(self) -> None:
        if self._notify == "none":
            return
        if self._notify == "dunst":
            config = self.folder / "dunstrc"
            config.write_text(DUNST)
            self.start(["dunst", "-conf", config])
        else:
            daemon = _xfce4_notifyd()
            if daemon is None:
                raise DeskFault("xfce4-notifyd is not installed")
            self.start([daemon])
        self.wait_for(lambda: self.owns("org.freedesktop.Notifications"), "the notification daemon")

    def _start_tray(self) -> None:
        if self._tray == "xembed":
            self.start(["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request",
                        "--height", "28", "--SetDockType", "true"])  # fmt: skip
            self.wait_for(lambda: self._selection_owner("_NET_SYSTEM_TRAY_S0"), "the tray")
        elif self._tray == "sni":
            folder = Path(self.env["XDG_CONFIG_HOME"]) / "xfce4/xfconf/xfce-perchannel-xml"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "xfce4-panel.xml").write_text(PANEL)
            self.start(["xfce4-panel", "--disable-wm-check"])
            self.wait_for(lambda: self.owns("org.kde.StatusNotifierWatcher"), "the panel's tray")

    def _selection_owner(self, name: str) -> int:
        return int(self._x11("owner", name).stdout or 0)

    def _x11(self, *args: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-S", "-E", str(HERE / "x11.py"), *args]
        return subprocess.run(command, env=self.env, capture_output=True, timeout=20)


def _xfce4_notifyd() -> Path | None:
    return next(iter(sorted(Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd"))), None)


def end(process: subprocess.Popen[bytes], seconds: float = 3) -> None:
    """End a process: asked first, killed when it does not listen."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()

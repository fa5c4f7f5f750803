"""The program hangs while it covers the screen: the screen is free within ten seconds."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.harness import Desk
from tests.desktop.stage import Stage

pytestmark = pytest.mark.desktop


@pytest.mark.parametrize("how", ["loop", "lock", "stop"])
def test_the_screen_is_freed_within_ten_seconds_and_the_break_goes_on(
    desk: Callable[..., Desk], tmp_path: Path, how: str
) -> None:
    # loop: Python code without end; lock: a call that keeps the interpreter's lock; stop: SIGSTOP.
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict", "--watchdog", "--hang", how, "--state", str(tmp_path / "state"))
    hangs_at = time.monotonic() + 1
    stage.wait_for_keyboard()
    first = int(stage.said[0].split()[1])
    stage.desk.wait_for(lambda: not Path(f"/proc/{first}/exe").exists(), "the end of the hung program", 14)
    freed_after = time.monotonic() - hangs_at
    assert freed_after < 10, f"the screen was covered for {freed_after:.1f} s"
    stage.wait_for_painted(2)
    starts = [line.split() for line in stage.said if line.startswith("start")]
    assert [restarts for _start, _pid, restarts in starts] == ["0", "1"]
    stage.wait_for_keyboard()
    stage.hold_key("Escape", "leave")
    assert stage.seen() > 0.9
    # The restarted program is nobody's child here.
    stage.desk.run(["kill", starts[1][1]])

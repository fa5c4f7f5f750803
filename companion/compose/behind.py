"""What is behind the icon in the tray: desktop, timer, use cases and their faces, put together."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from companion.adapters.clock import boot_identity
from companion.adapters.desktop.surface import blocking, on_wayland
from companion.adapters.qt.fdwatch import watch_fd
from companion.adapters.qt.termination import on_termination
from companion.adapters.sqlite.store import IN_A_WINDOW, SqliteStore
from companion.app.continuity import continuing
from companion.app.notices import Notices
from companion.app.ports import Note
from companion.app.remote import Door, answer
from companion.compose.parts import (
    make_days_run,
    make_desktop,
    make_forgetting,
    make_remind,
    make_services,
    make_timer,
    outer_doors,
)
from companion.core.engine.events import CannotBlock
from companion.core.words import _
from companion.ui.app import Faces

if TYPE_CHECKING:
    from companion.adapters.sqlite.journal_file import JournalFile
    from companion.app.services import Services
    from companion.app.timer import Timer
    from companion.compose.program import Ground


def run_behind(ground: "Ground", file: "JournalFile", rescued: str | None) -> int:
    """Put everything together and run until the program is quit; return the exit code.

    file: closed at the end. rescued: a sentence where the journal was damaged.
    """
    rollover = ground.settings.current.journal.rollover
    store = SqliteStore(file, ground.start.zone, rollover, patience=IN_A_WINDOW)
    try:
        return _run_on(ground, store, rescued)
    finally:
        store.close()


def _run_on(ground: "Ground", store: SqliteStore, rescued: str | None) -> int:
    start, settings, bus = ground.start, ground.settings, ground.bus
    boot = boot_identity()
    clock = continuing(start.clock, store.load_engine(), boot)
    desk = make_desktop(clock, start.scale, ground.front)
    try:
        timer = make_timer(clock, start.scale, store, bus, desk.seams, boot, settings.current)
        services = make_services(timer, clock, store, bus, settings, desk.seams, ground.keyhole, start.zone)
        faces = Faces(ground.front, services, outer_doors(services, start.paths, desk), ground.watchdog)
        try:
            return _live(ground, services, timer, faces, rescued)
        finally:
            timer.end()
            faces.close()
    finally:
        desk.close()


def _live(ground: "Ground", services: "Services", timer: "Timer", faces: Faces, rescued: str | None) -> int:
    notices = Notices(faces.shown.study, faces.shown.bus, services.desktop.notifier, faces.show_window)
    remind = make_remind(services, faces)
    days_run, forgetting = make_days_run(services), make_forgetting(services)
    door = Door(show=faces.show_window, quit=ground.front.quit)
    ground.instance.listen(watch_fd, lambda request: answer(services, door, request))
    days_run.begin()
    forgetting.begin()
    _say_at_start(services, rescued)
    timer.begin()
    if on_wayland(os.environ) and blocking(os.environ, sys.platform).works is False:
        # Then typing halts a break's clock instead, and the overlay says so.
        timer.apply(CannotBlock())
    services.study.follow_settings()
    faces.begin(
        # Who was started by a watchdog asks for no attention by itself.
        hidden=ground.measured.hidden or ground.watchdog.restarts > 0,
        then=lambda: ground.measured.say("ready", "whole"),
    )
    gc.freeze()
    gc.enable()
    end_listening = on_termination(watch_fd, ground.front.quit)
    try:
        return faces.run(first=remind.begin)
    finally:
        end_listening()
        remind.close()
        forgetting.close()
        days_run.close()
        notices.close()


def _say_at_start(services: "Services", rescued: str | None) -> None:
    """Tell what the start found amiss, on stderr and on the desktop."""
    notes = [
        Note(key="settings", title=_("A setting is not used"), body=one) for one in services.settings.problems
    ]
    if rescued is not None:
        notes.append(Note(key="rescued", title=_("Your journal was damaged"), body=rescued))
    for note in notes:
        sys.stderr.write(f"{note.body}\n")
        services.desktop.notifier.show(note)

"""Notifications against a daemon that answers, hangs, lacks buttons, or comes later."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.notify.fallback import FallbackNotifier
from companion.adapters.desktop.notify.freedesktop import DAEMON, NAME, FreedesktopNotifier
from companion.app.ports import Note
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import Service, seconds_for
from tests.fakes.desktop import FakeNotifier

BREAK = Note(key="break", title="Break in 1 min", body="A & B", buttons=(("now", "Start now"),))

MakeService = Callable[..., Service]
MakeDaemon = Callable[..., Service]


@pytest.fixture
def notifier(bus: Bus) -> FreedesktopNotifier:
    return FreedesktopNotifier(bus, "Second Wind", "second-wind")


@pytest.fixture
def note_daemon(service: MakeService) -> MakeDaemon:
    """Make a notification daemon that numbers notes from 7."""

    def make(features: tuple[str, ...] = ("actions", "body-markup"), **changed: Any) -> Service:
        numbers = iter(range(7, 99))
        answers = {
            "GetCapabilities": lambda: ("as", (list(features),)),
            "Notify": lambda *body: ("u", (body[1] or next(numbers),)),
            "CloseNotification": lambda number: ("", ()),
        }
        return service(NAME, **(answers | changed))

    return make


def emit(daemon: Service, member: str, signature: str, *body: Any) -> None:
    daemon.emit(DAEMON.path, DAEMON.interface, member, signature, *body)


def test_a_note_is_shown_with_its_buttons(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon()
    assert notifier.capability().works is True
    notifier.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))
    program, replaces, icon, title, body, actions, hints, expires = daemon.called("Notify")[0]
    assert (program, replaces, icon, title, expires) == (
        "Second Wind",
        0,
        "second-wind",
        "Break in 1 min",
        -1,
    )
    assert body == "A &amp; B"
    assert actions == ["now", "Start now", "default", "Open"]
    assert hints["urgency"] == ("y", 1) and hints["transient"] == ("b", False)


OPENED = Note(key="diary", title="How was your night?", buttons=(("open", "Fill in"), ("later", "In 30 min")))


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("Xfce Notify Daemon", ["open", "Fill in", "later", "In 30 min"]),
        ("gnome-shell", ["open", "Fill in", "later", "In 30 min", "default", "Open"]),
    ],
)
def test_what_opens_is_offered_once_where_the_daemon_shows_a_button_for_the_click_itself(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop, name: str, actions: list[str]
) -> None:
    daemon = note_daemon(GetServerInformation=lambda: ("ssss", (name, "maker", "1", "1.2")))
    notifier.show(OPENED)
    loop.until(lambda: daemon.called("Notify"))
    assert daemon.called("Notify")[0][5] == actions


def test_a_quiet_note_is_of_low_urgency_and_leaves_no_trace(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon()
    notifier.show(Note(key="owed", title="You owe a break", quiet=True))
    loop.until(lambda: daemon.called("Notify"))
    hints = daemon.called("Notify")[0][6]
    assert hints["urgency"] == ("y", 0) and hints["transient"] == ("b", True)


def test_a_later_note_replaces_the_one_with_its_key(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon()
    for title in ("one", "two", "three"):
        # The daemon has not answered the first yet: the last one waits for it, the middle is void.
        notifier.show(Note(key="break", title=title))
    notifier.show(Note(key="other", title="other"))
    loop.until(lambda: len(daemon.called("Notify")) == 3)
    shown = {(body[3], body[1]) for body in daemon.called("Notify")}
    assert {title for title, _ in shown} == {"one", "other", "three"}
    assert dict(shown)["three"] in (7, 8)


def test_a_click_on_a_button_is_reported_with_its_key(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    clicks: list[tuple[str, str]] = []
    notifier.on_action(lambda key, action: clicks.append((key, action)))
    daemon = note_daemon()
    notifier.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))
    loop.settle()
    emit(daemon, "ActionInvoked", "us", 12345, "now")
    emit(daemon, "ActionInvoked", "us", 7, "now")
    emit(daemon, "NotificationClosed", "uu", 7, 2)
    emit(daemon, "ActionInvoked", "us", 7, "now")
    loop.until(lambda: clicks)
    loop.settle()
    assert clicks == [("break", "now")]


def test_a_note_is_withdrawn_even_before_the_daemon_gave_it_a_number(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon()
    notifier.show(BREAK)
    notifier.withdraw("break")
    loop.until(lambda: daemon.called("CloseNotification"))
    assert daemon.called("CloseNotification") == [(7,)]
    notifier.withdraw("break")
    loop.settle()
    assert len(daemon.called("CloseNotification")) == 1


def test_a_daemon_without_buttons_gets_none_and_no_markup(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon(features=("body",))
    assert notifier.capability().works is True
    assert "no buttons" in notifier.capability().why
    notifier.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))
    assert daemon.called("Notify")[0][4:6] == ("A & B", [])


def test_without_a_daemon_nothing_is_raised_and_it_is_said(notifier: FreedesktopNotifier, loop: Loop) -> None:
    assert notifier.capability().works is False
    assert notifier.capability().why == "No notification daemon runs here."
    notifier.show(BREAK)
    notifier.withdraw("break")
    loop.settle()


def test_a_daemon_that_hangs_costs_less_than_a_second_once(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon
) -> None:
    note_daemon(GetCapabilities=lambda: None, Notify=lambda *body: None)
    assert seconds_for(lambda: notifier.show(BREAK)) < 1.0
    assert seconds_for(lambda: notifier.show(BREAK)) < 0.1
    assert seconds_for(lambda: notifier.withdraw("break")) < 0.1
    assert notifier.capability().works is False
    assert "does not answer" in notifier.capability().why


def test_a_daemon_that_hung_and_came_round_is_used_again(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    awake = threading.Event()

    def after_a_while() -> tuple[str, tuple[list[str]]]:
        awake.wait(10)
        return "as", (["actions"],)

    note_daemon(GetCapabilities=after_a_while)
    assert notifier.capability().works is False
    awake.set()
    loop.until(lambda: notifier.capability().works is True)


def test_a_daemon_that_comes_later_is_used(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    notifier.show(BREAK)
    loop.settle()
    assert notifier.capability().works is False
    daemon = note_daemon()
    loop.until(lambda: notifier.capability().works is True)
    notifier.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))


def test_numbers_of_a_daemon_that_left_are_not_used_with_the_next(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    first = note_daemon()
    notifier.show(BREAK)
    loop.until(lambda: first.called("Notify"))
    loop.settle()
    first.close()
    loop.until(lambda: notifier.capability().works is False)
    second = note_daemon()
    loop.until(lambda: notifier.capability().works is True)
    notifier.show(BREAK)
    loop.until(lambda: second.called("Notify"))
    assert second.called("Notify")[0][1] == 0


def test_closing_takes_back_what_is_shown(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    daemon = note_daemon()
    notifier.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))
    loop.settle()
    notifier.close()
    loop.until(lambda: daemon.called("CloseNotification"))


def test_the_death_of_the_bus_is_told_by_the_capability(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, bus: Bus
) -> None:
    note_daemon()
    assert notifier.capability().works is True
    bus.close()
    notifier.show(BREAK)
    assert notifier.capability().works is False


def test_the_tray_shows_what_no_daemon_shows(
    notifier: FreedesktopNotifier, note_daemon: MakeDaemon, loop: Loop
) -> None:
    tray = FakeNotifier()
    both = FallbackNotifier(notifier, tray)
    both.show(BREAK)
    assert tray.shown == [BREAK]
    daemon = note_daemon()
    loop.until(lambda: notifier.capability().works is True)
    both.show(BREAK)
    loop.until(lambda: daemon.called("Notify"))
    assert tray.shown == [BREAK]

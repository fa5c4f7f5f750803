"""A player on the session bus: its keys, its properties, its signals, its end."""

import os
import xml.etree.ElementTree as xml
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.media_keys import NAME, MprisKeys, choose_media_keys
from companion.adapters.desktop.media_keys_player import PATH, PLAYER, ROOT
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import PrivateBus, Service
from tests.fakes.desktop import FakeClock

pytestmark = pytest.mark.timeout(30)


class Client:
    """A desktop that finds the player and presses its keys."""

    def __init__(self, address: str, loop: Loop) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)
        self._loop = loop
        self._pool = ThreadPoolExecutor(1)
        self._rules = MatchRule(type="signal", path=PATH)
        self._connection.send_and_get_reply(message_bus.AddMatch(self._rules), timeout=5)

    def ask(self, message: Any) -> Any:
        """Send a call while the player's loop runs; return the whole reply."""
        asked: Future[Any] = self._pool.submit(self._connection.send_and_get_reply, message, timeout=5)
        self._loop.until(asked.done)
        return asked.result()

    def call(
        self, member: str, signature: str = "", *body: Any, interface: str | None = PLAYER, name: str = NAME
    ) -> Any:
        """Call a method of the player; the reply."""
        address = DBusAddress(PATH, name, interface)
        return self.ask(new_method_call(address, member, signature or None, body))

    def get(self, name: str, interface: str = PLAYER) -> Any:
        """Return a property."""
        reply = self.ask(Properties(DBusAddress(PATH, NAME, interface)).get(name))
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body[0][1]

    def signals(self, work: Callable[[], None]) -> list[tuple[str, tuple[Any, ...]]]:
        """Return the signals sent by `work`: member and body."""
        with self._connection.filter(self._rules) as heard:
            work()
            self.ask(message_bus.GetId())  # what was sent before has arrived by then
            return [(one.header.fields[HeaderFields.member], one.body) for one in heard]

    def there(self, name: str = NAME) -> bool:
        """Return whether the player is on the bus."""
        return bool(self.ask(message_bus.NameHasOwner(name)).body[0])

    def close(self) -> None:
        self._pool.shutdown()
        self._connection.close()


@pytest.fixture
def client(daemon: PrivateBus, loop: Loop) -> Iterator[Client]:
    client = Client(daemon.address, loop)
    yield client
    client.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def keys(bus: Bus, clock: FakeClock) -> MprisKeys:
    made = choose_media_keys("linux", bus, lambda: clock.now().elapsed)
    assert isinstance(made, MprisKeys)
    return made


@pytest.mark.parametrize(
    ("member", "body", "key"),
    [
        ("PlayPause", (), "play_pause"),
        ("Play", (), "play"),
        ("Pause", (), "pause"),
        ("Stop", (), "stop"),
        ("Previous", (), "back"),
        ("Seek", (-10_000_000,), "back"),
    ],
)
def test_each_key_of_the_desktop_arrives(
    keys: MprisKeys, client: Client, member: str, body: tuple[int, ...], key: str
) -> None:
    pressed: list[str] = []
    keys.open("Box breathing", pressed.append)
    reply = client.call(member, "x" * len(body), *body)
    assert reply.header.message_type is MessageType.method_return
    assert pressed == [key]


def test_what_it_cannot_do_is_answered_and_does_nothing(keys: MprisKeys, client: Client) -> None:
    pressed: list[str] = []
    keys.open("Box breathing", pressed.append)
    for member in ("Next", "Raise"):
        interface = ROOT if member == "Raise" else PLAYER
        reply = client.call(member, interface=interface)
        assert reply.header.message_type is MessageType.method_return
    assert client.call("Seek", "x", 10_000_000).header.message_type is MessageType.method_return
    assert client.call("Dance").header.message_type is MessageType.error
    assert client.call("Ping", interface="org.freedesktop.DBus.Peer").body == ()
    assert pressed == []


def test_properties_tell_title_state_and_where_it_is_by_now(
    keys: MprisKeys, client: Client, clock: FakeClock
) -> None:
    keys.open("Second Wind", lambda _key: None)
    keys.tell(playing=True, position=10.0, seconds=300.0)
    clock.advance(seconds=2.5)
    assert client.get("PlaybackStatus") == "Playing"
    assert client.get("Position") == 12_500_000
    metadata = client.get("Metadata")
    assert metadata["xesam:title"] == ("s", "Second Wind")
    assert metadata["mpris:length"] == ("x", 300_000_000)
    assert client.get("Identity", ROOT) == "Second Wind"
    assert client.get("CanPause") is True
    whole = client.ask(Properties(DBusAddress(PATH, NAME, PLAYER)).get_all()).body[0]
    assert {"CanPlay", "CanPause", "CanControl", "CanGoNext", "CanSeek", "Rate", "Volume"} <= whole.keys()


def test_a_property_cannot_be_set_and_an_unknown_one_is_an_error(keys: MprisKeys, client: Client) -> None:
    keys.open("Box breathing", lambda _key: None)
    properties = Properties(DBusAddress(PATH, NAME, PLAYER))
    refused = client.ask(properties.set("Volume", "d", 0.1))
    assert refused.header.fields[HeaderFields.error_name].endswith("PropertyReadOnly")
    assert client.ask(properties.get("Mood")).header.message_type is MessageType.error
    elsewhere = client.ask(new_method_call(DBusAddress("/other", NAME, PLAYER), "Play"))
    assert elsewhere.header.fields[HeaderFields.error_name].endswith("UnknownObject")


def test_introspection_names_every_property_and_key(keys: MprisKeys, client: Client) -> None:
    keys.open("Box breathing", lambda _key: None)
    told = client.call("Introspect", interface="org.freedesktop.DBus.Introspectable").body[0]
    node = xml.fromstring(told)
    interfaces = {one.get("name"): one for one in node}
    player = interfaces[PLAYER]
    assert {"PlayPause", "Stop", "Seek"} <= {one.get("name") for one in player.iter("method")}
    listed = {one.get("name"): one.get("type") for one in player.iter("property")}
    whole = client.ask(Properties(DBusAddress(PATH, NAME, PLAYER)).get_all()).body[0]
    assert listed == {name: kind for name, (kind, _value) in whole.items()}


def test_only_what_changed_is_announced_and_a_leap_is_told(
    keys: MprisKeys, client: Client, clock: FakeClock
) -> None:
    keys.open("Box breathing", lambda _key: None)
    keys.tell(playing=False, position=0.0, seconds=60.0)
    client.there()

    def play() -> None:
        keys.tell(playing=True, position=0.0, seconds=60.0)

    ((member, (interface, changed, gone)),) = client.signals(play)
    assert (member, interface, gone) == ("PropertiesChanged", PLAYER, [])
    assert changed == {"PlaybackStatus": ("s", "Playing")}
    clock.advance(seconds=20)
    assert client.signals(lambda: keys.tell(playing=True, position=20.1, seconds=60.0)) == []
    assert client.signals(lambda: keys.tell(playing=True, position=5.0, seconds=60.0)) == [
        ("Seeked", (5_000_000,))
    ]


def test_another_title_is_announced_while_it_is_open(keys: MprisKeys, client: Client) -> None:
    keys.open("Box breathing", lambda _key: None)
    client.there()
    ((_member, (_interface, changed, _gone)),) = client.signals(
        lambda: keys.open("Body scan", lambda _key: None)
    )
    assert changed["Metadata"][1]["xesam:title"] == ("s", "Body scan")


def test_after_close_there_is_no_player_and_nothing_is_told(keys: MprisKeys, client: Client) -> None:
    pressed: list[str] = []
    keys.open("Box breathing", pressed.append)
    assert client.there()
    keys.close()
    assert not client.there()
    assert client.signals(lambda: keys.tell(playing=True, position=1.0, seconds=2.0)) == []
    keys.close()
    keys.open("Again", pressed.append)
    assert client.there()


def test_stop_may_close_it_from_within_the_key(keys: MprisKeys, client: Client) -> None:
    keys.open("Box breathing", lambda _key: keys.close())
    assert client.call("Stop").header.message_type is MessageType.method_return
    assert not client.there()


def test_beside_another_profiles_player_it_has_a_name_of_its_own(
    keys: MprisKeys, client: Client, service: Callable[..., Service]
) -> None:
    other, own = service(NAME), f"{NAME}.instance{os.getpid()}"
    pressed: list[str] = []
    keys.open("Box breathing", pressed.append)
    assert client.there()  # by then it was refused, and asks for the other
    assert client.there(own)
    client.call("PlayPause", name=own)
    assert (pressed, other.calls) == (["play_pause"], [])
    keys.close()
    assert client.there()
    assert not client.there(own)


def test_one_closed_before_it_knows_that_the_name_is_taken_asks_for_no_other(
    keys: MprisKeys, client: Client, service: Callable[..., Service]
) -> None:
    service(NAME)
    keys.open("Box breathing", lambda _key: None)
    keys.close()
    assert client.there()
    assert not client.there(f"{NAME}.instance{os.getpid()}")


ODD: dict[str, tuple[str, str, tuple[Any, ...], str | None]] = {
    "no interface": ("Pause", "", (), None),
    "a seek by words": ("Seek", "s", ("back",), PLAYER),
    "a seek by nothing": ("Seek", "", (), PLAYER),
    "a seek by a struct": ("Seek", "(xx)", ((1, 2),), PLAYER),
    "a key with a body": ("Pause", "as", (["x"] * 100,), PLAYER),
    "an unknown key": ("Rewind", "", (), PLAYER),
    "a key of another interface": ("Pause", "", (), "org.example.Nothing"),
    "a property of nothing": ("Get", "", (), "org.freedesktop.DBus.Properties"),
    "a property by number": ("Get", "uu", (1, 2), "org.freedesktop.DBus.Properties"),
    "all of no interface": ("GetAll", "s", ("",), "org.freedesktop.DBus.Properties"),
    "a volume": ("Set", "ssv", (PLAYER, "Volume", ("d", 9.0)), "org.freedesktop.DBus.Properties"),
    "a volume of no kind": ("Set", "sss", (PLAYER, "Volume", "loud"), "org.freedesktop.DBus.Properties"),
    "a file": ("OpenUri", "s", ("file:///etc/passwd",), PLAYER),
    "a long text": ("OpenUri", "s", ("x" * 1_000_000,), PLAYER),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_calls_are_answered_and_the_next_key_is_heard(
    keys: MprisKeys, client: Client, odd: tuple[str, str, tuple[Any, ...], str | None]
) -> None:
    member, signature, body, interface = odd
    pressed: list[str] = []
    keys.open("Box breathing", pressed.append)
    reply = client.call(member, signature, *body, interface=interface)
    assert reply.header.message_type in (MessageType.method_return, MessageType.error)
    client.call("PlayPause")
    assert pressed[-1] == "play_pause"
    keys.close()


def test_a_bus_that_dies_meanwhile_hurts_nobody(
    keys: MprisKeys, bus: Bus, daemon: PrivateBus, loop: Loop
) -> None:
    keys.open("Box breathing", lambda _key: None)
    daemon.kill()
    loop.until(lambda: not bus.alive)
    keys.tell(playing=True, position=1.0, seconds=2.0)
    keys.close()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_hear_no_keys(bus: Bus, platform: str) -> None:
    keys = choose_media_keys(platform, bus)
    keys.open("Box breathing", lambda _key: None)
    keys.tell(playing=True, position=1.0, seconds=timedelta(seconds=2).total_seconds())
    keys.close()
    assert not isinstance(keys, MprisKeys)

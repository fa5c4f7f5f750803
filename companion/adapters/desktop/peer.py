"""Programs on the bus: whom to call, what is sent to them, and the words for one that gives no answer."""

from typing import Any

from companion.core.value import dataclass
from companion.core.words import _

Body = tuple[Any, ...]


class BusFault(Exception):
    """A call got no answer; the message says why in words a person can read."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom to call on the bus: the name it owns, an object of its, an interface of that."""

    name: str
    path: str
    interface: str


DAEMON = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


def method_call(peer: Peer, member: str, signature: str, body: Body) -> Any:
    """Return jeepney's message that calls a method."""
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress(peer.path, peer.name, peer.interface)
    return new_method_call(address, member, signature or None, body)


def error_words(peer: Peer, error: str) -> str:
    """Return the sentence for an error that came in place of an answer. error: its name."""
    absent = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner")
    if error in absent:
        return _("{name} does not run here.").format(name=peer.name)
    return _("{name} answers with an error ({error}).").format(name=peer.name, error=error)

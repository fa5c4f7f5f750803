"""Who listens to which signal on the bus, and who owns the names they come from."""

from collections.abc import Callable
from typing import Protocol

from companion.adapters.desktop.peer import DAEMON, Body, Peer
from companion.app.ports import Cancel
from companion.core.value import dataclass


class Post(Protocol):
    """Calls a method without waiting; `answered` gets the answer later, None for an error."""

    def __call__(
        self,
        peer: Peer,
        member: str,
        signature: str = "",
        *body: object,
        answered: Callable[[Body | None], None] | None = None,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class _Subscription:
    peer: Peer
    member: str
    handler: Callable[[Body], None]


class Listening:
    """The signals of one connection, handed to those who asked for them. post: calls the bus itself."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._subscriptions: list[_Subscription] = []
        self._owners: dict[str, str] = {}
        self._owner_watchers: dict[str, list[Callable[[bool], None]]] = {}

    def subscribe(self, peer: Peer, member: str, handler: Callable[[Body], None]) -> Cancel:
        """Call `handler(body)` on every such signal of `peer`, whoever owns its name then."""
        subscription = _Subscription(peer, member, handler)
        self._subscriptions.append(subscription)
        rule = (
            f"type='signal',sender='{peer.name}',path='{peer.path}',"
            f"interface='{peer.interface}',member='{member}'"
        )
        self._track(peer.name)
        self._post(DAEMON, "AddMatch", "s", rule)

        def cancel() -> None:
            if subscription in self._subscriptions:
                self._subscriptions.remove(subscription)
                self._post(DAEMON, "RemoveMatch", "s", rule)

        return cancel

    def watch_owner(self, name: str, handler: Callable[[bool], None]) -> None:
        """Call `handler(present)` whenever `name` gets another owner or none."""
        self._owner_watchers.setdefault(name, []).append(handler)
        self._track(name)

    def deliver(self, sender: str, source: Peer, member: str, body: Body) -> None:
        """Hand a signal to all who listen to it. sender: the unique name; source: without a name."""
        if member == "NameOwnerChanged" and sender == DAEMON.name:
            self._on_owner_changed(*body)
        for entry in tuple(self._subscriptions):
            if (entry.member, entry.peer.path, entry.peer.interface) != (
                member,
                source.path,
                source.interface,
            ):
                continue
            if sender in (entry.peer.name, self._owners.get(entry.peer.name, "")):
                entry.handler(body)

    def end(self) -> None:
        """Listen to no signal any more."""
        self._subscriptions.clear()

    def _track(self, name: str) -> None:
        """Keep the unique name behind `name`: only its owner may send its signals."""
        if name in self._owners:
            return
        self._owners[name] = ""
        self._post(
            DAEMON,
            "AddMatch",
            "s",
            f"type='signal',sender='{DAEMON.name}',interface='{DAEMON.interface}',"
            f"member='NameOwnerChanged',arg0='{name}'",
        )
        self._post(DAEMON, "GetNameOwner", "s", name, answered=lambda body: self._found(name, body))

    def _found(self, name: str, body: Body | None) -> None:
        if body:
            self._owners[name] = body[0]

    def _on_owner_changed(self, name: str, _old: str, new: str) -> None:
        if name not in self._owners:
            return
        self._owners[name] = new
        for handler in tuple(self._owner_watchers.get(name, ())):
            handler(bool(new))

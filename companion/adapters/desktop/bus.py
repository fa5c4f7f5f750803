"""One D-Bus connection for all who need it: calls with short limits, signals, late answers.

The connection may be absent, hang, or die at any moment; whoever uses it only ever sees a
`BusFault` from `call`, None from `ask`, and no more signals.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from companion.adapters.desktop.listening import Listening
from companion.adapters.desktop.peer import DAEMON, Body, BusFault, Peer, error_words, method_call
from companion.adapters.desktop.wake import Wake
from companion.app.ports import Cancel, WatchFd
from companion.core.words import _

ANSWER_LIMIT = 0.3
"""Seconds to wait for an answer that is asked for on the main thread."""
BROKEN = (OSError, ValueError, RuntimeError)
"""What jeepney raises when the other side is gone or speaks no D-Bus."""


class Bus:
    """A connection to the session or the system bus, used on the main thread only."""

    def __init__(self, connection: Any | None, watch_fd: WatchFd, why: str = "") -> None:
        """Take over `connection`, a jeepney one; None makes a bus that is not there, for `why`."""
        self.why = why
        self._connection = connection
        self._inbox: deque[Any] = deque()
        self._listening = Listening(self.post)
        self._answers: dict[int, Callable[[Body | None], None]] = {}
        self._serve: Callable[[Any], Any] | None = None
        self._unwatch: Cancel = lambda: None
        self._wake: Wake | None = None
        if connection is not None:
            from jeepney import MatchRule

            connection.filter(MatchRule(), queue=self._inbox)
            self._wake = Wake(watch_fd, self._dispatch)
            self._unwatch = watch_fd(connection.sock.fileno(), self._on_readable)

    @property
    def alive(self) -> bool:
        """Whether the connection stands."""
        return self._connection is not None

    def call(
        self, peer: Peer, member: str, signature: str = "", *body: Any, limit: float = ANSWER_LIMIT
    ) -> Body:
        """Call a method and wait up to `limit` seconds; BusFault where there is no good answer.

        A program that does not run is not started by this.
        """
        from jeepney import DBusErrorResponse, MessageFlag
        from jeepney.wrappers import unwrap_msg

        if self._connection is None:
            raise BusFault(self.why)
        message = method_call(peer, member, signature, body)
        message.header.flags = MessageFlag.no_auto_start
        try:
            reply = self._connection.send_and_get_reply(message, timeout=limit)
            return tuple(unwrap_msg(reply))
        except TimeoutError:
            raise BusFault(_("{name} does not answer.").format(name=peer.name)) from None
        except DBusErrorResponse as error:
            raise BusFault(error_words(peer, error.name)) from None
        except BROKEN as error:
            self._die(error)
            raise BusFault(self.why) from None
        finally:
            self._drain()
            if self._inbox and self._wake is not None:
                self._wake.kick()

    def ask(
        self, peer: Peer, member: str, signature: str = "", *body: Any, limit: float = ANSWER_LIMIT
    ) -> Any | None:
        """Return the first value of the answer to `call`, None where there is none."""
        try:
            answer = self.call(peer, member, signature, *body, limit=limit)
        except BusFault:
            return None
        return answer[0] if answer else None

    def property_of(self, peer: Peer, name: str) -> Any | None:
        """Return a property's value, None where it cannot be had."""
        properties = Peer(peer.name, peer.path, "org.freedesktop.DBus.Properties")
        variant = self.ask(properties, "Get", "ss", peer.interface, name)
        return variant[1] if isinstance(variant, tuple) else None

    def post(
        self,
        peer: Peer,
        member: str,
        signature: str = "",
        *body: Any,
        answered: Callable[[Body | None], None] | None = None,
    ) -> None:
        """Call a method without waiting; `answered` gets the answer later, None for an error.

        A program that does not run is started by the bus, where the bus knows how.
        """
        if self._connection is None:
            if answered is not None:
                answered(None)
            return
        from jeepney import MessageFlag

        message = method_call(peer, member, signature, body)
        serial = next(self._connection.outgoing_serial)
        if answered is None:
            message.header.flags = MessageFlag.no_reply_expected
        else:
            self._answers[serial] = answered
        try:
            self._connection.send(message, serial=serial)
        except BROKEN as error:
            self._die(error)

    def subscribe(self, peer: Peer, member: str, handler: Callable[[Body], None]) -> Cancel:
        """Call `handler(body)` on every such signal of `peer`, whoever owns its name then."""
        return self._listening.subscribe(peer, member, handler)

    def serve(self, answer: Callable[[Any], Any] | None) -> None:
        """Answer other programs' calls from now on: `answer(message)` returns the reply. None = no longer."""
        self._serve = answer

    def send(self, message: Any) -> None:
        """Send a signal or a reply made with jeepney."""
        if self._connection is None:
            return
        try:
            self._connection.send(message)
        except BROKEN as error:
            self._die(error)

    def watch_owner(self, name: str, handler: Callable[[bool], None]) -> None:
        """Call `handler(present)` whenever `name` gets another owner or none."""
        self._listening.watch_owner(name, handler)

    def has_owner(self, name: str) -> bool:
        """Return whether a running program owns `name` now."""
        return bool(self.ask(DAEMON, "NameHasOwner", "s", name))

    def can_start(self, name: str) -> bool:
        """Return whether the bus would start a program for `name`."""
        return name in (self.ask(DAEMON, "ListActivatableNames") or ())

    def close(self) -> None:
        """End the connection."""
        self._end(_("The connection to the desktop's bus is closed."))

    def _on_readable(self) -> None:
        self._drain()
        self._dispatch()

    def _drain(self) -> None:
        """Take everything that has arrived into the inbox, without waiting."""
        while self._connection is not None:
            try:
                self._connection.recv_messages(timeout=0)
            except TimeoutError:
                return
            except BROKEN as error:
                self._die(error)

    def _dispatch(self) -> None:
        try:
            while self._inbox:
                self._deliver(self._inbox.popleft())
        finally:
            if self._inbox and self._wake is not None:
                self._wake.kick()

    def _deliver(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            self._listening.deliver(
                fields.get(HeaderFields.sender, ""),
                Peer("", fields[HeaderFields.path], fields[HeaderFields.interface]),
                fields[HeaderFields.member],
                message.body,
            )
        elif kind in (MessageType.method_return, MessageType.error):
            answered = self._answers.pop(fields.get(HeaderFields.reply_serial, -1), None)
            if answered is None:
                _let_go(message.body)
            else:
                answered(message.body if kind is MessageType.method_return else None)
        elif kind is MessageType.method_call:
            self._answer(message)

    def _answer(self, message: Any) -> None:
        from jeepney import MessageFlag

        if self._serve is None:
            _let_go(message.body)
            return
        reply = self._serve(message)
        if not message.header.flags & MessageFlag.no_reply_expected:
            self.send(reply)

    def _die(self, error: Exception) -> None:
        self._end(_("The connection to the desktop's bus broke ({error}).").format(error=error))

    def _end(self, why: str) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        self.why = why
        self._unwatch()
        connection.close()
        if self._wake is not None:
            self._wake.close()
            self._wake = None
        while self._inbox:
            _let_go(self._inbox.popleft().body)
        self._listening.end()
        answers, self._answers = self._answers, {}
        for answered in answers.values():
            answered(None)


def _let_go(body: Body) -> None:
    """Close the file descriptors in an answer nobody takes any more."""
    for value in body:
        if hasattr(value, "to_raw_fd"):
            value.close()

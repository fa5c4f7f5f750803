"""A typed, synchronous event bus for frozen, past-tense facts."""

from collections.abc import Callable
from typing import TypeVar

Fact = TypeVar("Fact")
Unsubscribe = Callable[[], None]


class Bus:
    """Delivers each fact to the handlers of its class, in the order they subscribed."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[object], None]]] = {}

    def subscribe(self, kind: type[Fact], handler: Callable[[Fact], None]) -> Unsubscribe:
        """Call `handler` with every fact of exactly class `kind`; call the result to end it."""
        handlers = self._handlers.setdefault(kind, [])
        entry: Callable[[object], None] = handler  # type: ignore[assignment]  # the key is the type
        handlers.append(entry)

        def unsubscribe() -> None:
            if entry in handlers:
                handlers.remove(entry)

        return unsubscribe

    def publish(self, fact: object) -> None:
        """Deliver `fact` now; a handler may publish further facts."""
        for handler in tuple(self._handlers.get(type(fact), ())):
            handler(fact)

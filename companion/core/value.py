"""Classes of plain values: what `dataclasses.dataclass` makes, but made when it is first needed.

The standard decorator compiles six functions for each class, 0.4 ms; well over a hundred classes are known
before there is anything to see, and of few of them a value is made. Here the fields are the standard
library's, so that `fields`, `replace`, `asdict` and `match` find no difference, and nothing is compiled but
`__init__`, when a class is first called.
"""

import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_LEFT_OUT = object()
"""Stands for an argument whose default is made anew for each value."""


def value(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False
) -> Callable[[type[Any]], type[Any]]:
    """Make the class below a dataclass; the arguments are those of the standard decorator.

    There is no ordering; a `__post_init__` and a field that is no argument raise TypeError.
    """

    def make(cls: type[Any]) -> type[Any]:
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library writes one, slowly
        hashed = "__hash__" in vars(cls) and cls.__hash__ is not None
        made: Any = standard(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(cls)
        _refuse_unknown(made)
        _give(made, __init__=_Init(made, frozen), __repr__=_repr, __eq__=_equals(made))
        if not hashed:
            made.__hash__ = _hash_of(made) if frozen else None
        if frozen:
            made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
            # Copying would set one attribute after the other, which is refused from now on.
            _give(made, __getstate__=_state, __setstate__=_take_state)
        return made  # type: ignore[no-any-return]  # of the class that came in, or of its twin with slots

    return make


if TYPE_CHECKING:
    # To whoever checks types it is the standard decorator, which they know.
    from dataclasses import dataclass as dataclass
else:
    dataclass = value


def _refuse_unknown(made: type[Any]) -> None:
    """Raise TypeError for what the standard decorator knows and `_compiled` would pass over in silence."""
    if hasattr(made, "__post_init__"):
        raise TypeError(f"{made.__qualname__}: __post_init__ would never be called")
    for field in fields(made):
        if not field.init:
            raise TypeError(f"{made.__qualname__}.{field.name}: each field is an argument")


class _Init:
    """Stands where `__init__` will, and makes way for it when somebody first looks there."""

    __slots__ = ("_cls", "_frozen")

    def __init__(self, cls: type[Any], frozen: bool) -> None:
        self._cls, self._frozen = cls, frozen

    def __get__(self, instance: object, owner: type[Any]) -> Any:
        init = _compiled(self._cls, self._frozen)
        self._cls.__init__ = init
        return init.__get__(instance, owner)


def _compiled(cls: type[Any], frozen: bool) -> Any:
    """Return the `__init__` of `cls`, with the signature that the standard decorator would give it."""
    known: dict[str, Any] = {"_put": object.__setattr__, "_left_out": _LEFT_OUT}
    in_order, by_name, body = ["self"], ["*"], []
    for field in fields(cls):
        (by_name if field.kw_only else in_order).append(_parameter(field, known))
        body.append(_assignment(field, frozen))
    parameters = ", ".join(in_order + (by_name if len(by_name) > 1 else []))
    lines = [f"def make({', '.join(known)}):", f" def __init__({parameters}):"]
    source = "\n".join([*lines, *(f"  {line}" for line in body or ["pass"]), " return __init__"])
    made: dict[str, Any] = {}
    # The words in it are names of fields, which were Python before they came here.
    exec(source, vars(sys.modules[cls.__module__]), made)
    init = made["make"](**known)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields(cls)} | {"return": None}
    return init


def _parameter(field: Field[Any], known: dict[str, Any]) -> str:
    """Return a field as a parameter; what its default is goes to `known`."""
    if field.default_factory is not MISSING:
        known[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_left_out"
    if field.default is not MISSING:
        known[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return field.name


def _assignment(field: Field[Any], frozen: bool) -> str:
    name = worth = field.name
    if field.default_factory is not MISSING:
        worth = f"_make_{name}() if {name} is _left_out else {name}"
    return f"_put(self, {name!r}, {worth})" if frozen else f"self.{name} = {worth}"


def _give(cls: type[Any], **methods: object) -> None:
    """Give `cls` the methods that it does not have already."""
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)


def _compared(cls: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(cls) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda made: tuple(getattr(made, name) for name in names)


def _equals(cls: type[Any]) -> Callable[[Any, object], bool]:
    values = _compared(cls)

    def __eq__(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return __eq__


def _hash_of(cls: type[Any]) -> Callable[[Any], int]:
    values = _compared(cls)

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for field, kept in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, kept)

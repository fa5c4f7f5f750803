import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.value import dataclass, value

Decorator = Callable[..., Callable[[type[Any]], type[Any]]]
WAYS = [
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"slots": True},
    {"slots": True, "kw_only": True},
    {"frozen": True},
    {},
]


def made_by(decorator: Decorator, way: dict[str, bool]) -> type[Any]:
    class Block:
        """Some minutes of a topic."""

        topic: str
        minutes: float = 0.0
        tags: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False)

        def doubled(self) -> float:
            return self.minutes * 2

    return decorator(**way)(Block)


@pytest.fixture(params=WAYS, ids=str)
def pair(request: pytest.FixtureRequest) -> tuple[type[Any], type[Any]]:
    return made_by(value, request.param), made_by(dataclasses.dataclass, request.param)


def test_it_takes_the_arguments_of_the_standard_one(pair: tuple[type[Any], type[Any]]) -> None:
    ours, theirs = pair
    assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()
    assert [p.kind for p in inspect.signature(ours).parameters.values()] == [
        p.kind for p in inspect.signature(theirs).parameters.values()
    ]
    assert inspect.get_annotations(ours.__init__) == inspect.get_annotations(theirs.__init__)
    assert ours.__init__.__qualname__ == theirs.__init__.__qualname__


def test_it_names_the_same_fields(pair: tuple[type[Any], type[Any]]) -> None:
    ours, theirs = pair
    assert [str(one) for one in fields(ours)] == [str(one) for one in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours, "__slots__") == hasattr(theirs, "__slots__")
    assert ours.__doc__ == theirs.__doc__


@given(
    one=st.fixed_dictionaries(
        {"topic": st.text()}, optional={"minutes": st.floats(), "note": st.text(), "tags": st.just(["x"])}
    ),
    other=st.fixed_dictionaries(
        {"topic": st.text(max_size=1)}, optional={"minutes": st.sampled_from([0.0, 1.0])}
    ),
    way=st.sampled_from(WAYS),
)
def test_its_values_read_and_compare_as_the_standard_ones(
    one: dict[str, Any], other: dict[str, Any], way: dict[str, bool]
) -> None:
    ours, theirs = made_by(value, way), made_by(dataclasses.dataclass, way)
    assert asdict(ours(**one)) == asdict(theirs(**one)) or one.get("minutes") != one.get("minutes")
    assert repr(ours(**one)) == repr(theirs(**one))
    assert (ours(**one) == ours(**other)) == (theirs(**one) == theirs(**other))
    assert (ours(**one) == ours(**one)) == (theirs(**one) == theirs(**one))
    assert replace(ours(**other), topic="new") == ours(**(other | {"topic": "new"}))


def test_values_of_two_classes_are_never_equal(pair: tuple[type[Any], type[Any]]) -> None:
    ours, theirs = pair
    assert ours(topic="a") != theirs(topic="a")
    assert ours(topic="a") != "a"


def test_a_missing_an_unknown_and_a_doubled_argument_are_refused(pair: tuple[type[Any], type[Any]]) -> None:
    ours, _theirs = pair
    for wrong in ({}, {"topic": "a", "colour": "red"}):
        with pytest.raises(TypeError):
            ours(**wrong)
    with pytest.raises(TypeError):
        ours("a", topic="a")


def test_a_list_made_by_default_belongs_to_one_value_alone(pair: tuple[type[Any], type[Any]]) -> None:
    ours, _theirs = pair
    one, other = ours(topic="a"), ours(topic="b")
    one.tags.append("x")
    assert other.tags == []


def test_its_own_methods_stay(pair: tuple[type[Any], type[Any]]) -> None:
    ours, _theirs = pair
    assert ours(topic="a", minutes=2.0).doubled() == 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """A point, here where pickling finds it."""

    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


@dataclass(frozen=True, slots=True)
class Only:
    """A value of one field."""

    x: float


def test_a_frozen_one_can_be_neither_changed_nor_emptied() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]


def test_a_frozen_one_is_found_in_a_set_by_what_it_holds() -> None:
    assert {Point(1), Point(1, 0), Point(2)} == {Point(2), Point(1)}
    assert {Nothing(), Nothing()} == {Nothing()}
    assert {Only(1.0): "one"}[Only(1)] == "one"


def test_one_that_can_change_has_no_hash(pair: tuple[type[Any], type[Any]]) -> None:
    ours, theirs = pair
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)


def test_what_is_no_number_equals_itself_as_it_does_in_the_standard_one() -> None:
    nan = float("nan")
    assert Only(nan) == Only(nan)


def test_it_can_be_copied_and_sent() -> None:
    for point in (Point(1, 2), Nothing()):
        assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point


def test_it_is_matched_by_place_and_by_name() -> None:
    match Point(1, 2):
        case Point(1, y=found):
            assert found == 2
        case _:
            pytest.fail("not matched")


def test_one_made_of_another_has_the_fields_of_both() -> None:
    @dataclass(frozen=True, slots=True)
    class Deep(Point):
        z: int = 0

    deep = Deep(1, 2, 3)
    assert (deep.x, deep.y, deep.z) == (1, 2, 3)
    assert deep != Point(1, 2)
    assert repr(deep).endswith("Deep(x=1, y=2, z=3)")


def test_methods_of_its_own_are_not_replaced() -> None:
    @dataclass(frozen=True, slots=True)
    class Loud:
        word: str

        def __repr__(self) -> str:
            return self.word.upper()

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loud)

        def __hash__(self) -> int:
            return 7

    assert (repr(Loud("a")), Loud("a") == Loud("b"), hash(Loud("c"))) == ("A", True, 7)


def test_what_it_would_pass_over_in_silence_is_refused() -> None:
    with pytest.raises(TypeError, match="never be called"):

        @dataclass(slots=True)
        class Checked:
            minutes: float

            def __post_init__(self) -> None:
                raise AssertionError

    with pytest.raises(TypeError, match="each field is an argument"):

        @dataclass(slots=True)
        class Counted:
            count: int = field(default=0, init=False)


def test_knowing_a_hundred_classes_compiles_nothing() -> None:
    script = (
        "import dataclasses, companion.core.value as v\n"
        "def refuse(*_): raise AssertionError('compiled')\n"
        "v.exec = dataclasses.exec = refuse\n"
        "for _ in range(100):\n"
        "    @v.dataclass(frozen=True, slots=True)\n"
        "    class Known:\n"
        "        a: int\n"
        "        b: str = ''\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr

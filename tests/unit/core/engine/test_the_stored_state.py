"""The engine's state as text and back."""

import json

import pytest

from companion.core.engine import events as ev
from companion.core.engine.codec import decode, encode
from companion.core.engine.rhythm import BUILT_IN
from companion.core.errors import InvalidInput
from tests.unit.core.engine.driving import drive, start


@pytest.mark.parametrize("rhythm", sorted(BUILT_IN))
def test_a_running_session_survives_in_every_rhythm(rhythm: str) -> None:
    state, _effects = drive([(0.25, start(rhythm)), (10, ev.Lock()), (20, ev.HoldOn("call"))])
    assert decode(encode(state)) == state


def test_it_is_one_line_of_json_in_whole_microseconds() -> None:
    text = encode(drive([(0.25, start())])[0])
    assert "\n" not in text
    assert json.loads(text)["running_since"] == {"us": 250_000}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        '{"is": "State", "nonsense": 1}',
        '{"is": "Nobody"}',
        '{"us": 1}',
        '{"us": "x"}',
        '{"us": 1e400}',
        '{"us": ' + "9" * 40 + "}",
        '{"is": []}',
        '{"is": "Focus"}',
        "[" * 100_000,
    ],
)
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="^The stored timer state cannot be read"):
        decode(text)

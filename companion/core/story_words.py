"""What the person of the made-up story calls things and writes down."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from companion.core.journal import CheckIn
from companion.core.usual import WEEK
from companion.core.value import dataclass

DAYS = WEEK.days
COFFEE, EXERCISE, ON_CALL = "coffee", "exercise", "on call"
WORDS = {
    (True, True): ("focused", "hopeful", "motivated", "curious"),
    (True, False): ("calm", "content", "relieved", "steady"),
    (False, True): ("tense", "worried", "pressured", "restless"),
    (False, False): ("tired", "drained", "discouraged", "foggy"),
}
"""Of the words the program offers, by pleasant or not, energetic or not."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What is written down in a time of one kind, a note and a word on a day each week.

    notes: with a check-in; of_days: about a day.
    """

    notes: tuple[str, ...]
    of_days: tuple[str, ...]


USUAL = Voice(
    notes=(
        "Sketched the coagulation cascade on the back of an envelope. It held.",
        "Two acid-base questions that I would have missed last month.",
        "The library was loud, so I took the window seat upstairs. Better.",
        "Slow start. Read one page out loud, then it went.",
        "Lunch outside with Mira. We did not talk about the exam once.",
        "Got every murmur wrong. Listened to ten of them again before dinner.",
    ),
    of_days=(
        "Biostatistics is less bad on paper than in my head.",
        "Walked home along the river instead of taking the bus.",
        "The plan was six blocks. Five were enough.",
        "Renal before lunch works. Renal after lunch does not.",
        "Rain all day. Good for staying in, less good for the mood.",
        "Explained the nephron to Mira's little brother. He got it, so I have it.",
    ),
)
OVERLOADED = Voice(
    notes=(
        "Could not stop last night. Read the same page four times.",
        "The practice score came back lower than in spring. Have told nobody yet.",
        "Too much coffee, too little air. Opened the window, walked to the corner and back.",
    ),
    of_days=(
        "Skipped the breaks to catch up, and did not catch up.",
        "A long day, and most of it is a blur. Tomorrow I start later.",
        "Slept badly. Everything is louder.",
    ),
)
RECOVERING = Voice(
    notes=(
        "Called my sister. She said one day off is not the end. It was not.",
        "Stopped at six and cooked. I had forgotten that evenings are long.",
        "First block in weeks that felt short.",
    ),
    of_days=(
        "Fewer blocks, and the chapter is finished all the same.",
        "Lunch without a book beside it tastes of more.",
        "A quiet week. I would like to keep some of it.",
    ),
)


def told(chance: Random, check_ins: Sequence[CheckIn], voice: Voice, number: int) -> list[CheckIn]:
    """Return the check-ins of day `number`, counted from 0, with words, tags and here and there a note."""
    on_call = chance.random() < 0.12
    described = [_described(chance, check_in, on_call) for check_in in check_ins]
    if described and number % DAYS == _day_of_note(number // DAYS):
        place = chance.randrange(len(described))
        note = voice.notes[number // DAYS % len(voice.notes)]
        described[place] = replace(described[place], note=note)
    return described


def day_note(voice: Voice, number: int) -> str:
    """Return what is written about day `number`; mostly nothing."""
    week, weekday = divmod(number, DAYS)
    return voice.of_days[week % len(voice.of_days)] if weekday == _day_of_note(week + 2) else ""


def _day_of_note(week: int) -> int:
    return (2 * week + 3) % DAYS


def _described(chance: Random, check_in: CheckIn, on_call: bool) -> CheckIn:
    pleasant, energetic = (check_in.pleasantness or 0) >= 0, (check_in.energy or 0) >= 0
    words = chance.sample(WORDS[pleasant, energetic], chance.choice((0, 1, 1, 2)))
    tags = []
    if check_in.at.hour < 15 and chance.random() < 0.6:
        tags.append(COFFEE)
    if check_in.at.hour >= 15 and chance.random() < (0.35 if pleasant else 0.1):
        tags.append(EXERCISE)
    if on_call:
        tags.append(ON_CALL)
    return replace(check_in, words=tuple(words), tags=tuple(tags))

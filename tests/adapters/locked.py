"""Journals with a passphrase, cheaply guarded, for tests."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from companion.adapters.sqlite.backups import JournalBackups
from companion.adapters.sqlite.key_slots import Cost
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.adapters.sqlite.vault import Aside, JournalVault
from companion.core.journal import CheckIn, FocusBlock, Night, PracticeSession, QuestionSet
from tests.adapters.store_files import BERLIN, EVER, NINE
from tests.fakes.keyring import FakeKeyring

CHEAP = Cost(passes=1, memory_kib=32, lanes=1)
"""Argon2id in a thousandth of a second; that the real cost is used has a test of its own."""

FIRST = "seven small grey herons"
OTHER = "zwölf Boxkämpfer jagen"
TODAY = date(2026, 3, 9)
SECRETS = ("Heidelbeermarmelade", "kummervoll", "Nachtdienst", "Kardiologie", "Zwischenprüfung", "Atempause")
"""Words that stand in a note, a feeling, a tag, topics, a practice; none may be read in a locked profile."""


@dataclass
class Desk:
    """A profile's journal and those who keep it, as one process has them."""

    path: Path
    keyring: FakeKeyring = field(default_factory=FakeKeyring)
    aside: Aside | None = None

    def __post_init__(self) -> None:
        self.keyhole = Keyhole(self.path, self.keyring)
        self.vault = JournalVault(self.keyhole, aside=self.aside, cost=CHEAP)
        self.backups = JournalBackups(self.keyhole, BERLIN, lambda: TODAY, aside=self.aside)

    def store(self) -> SqliteStore:
        return open_store(self.path, BERLIN, key=self.keyhole.key)


def written(path: Path, number: int, key: bytes | None = None) -> str:
    """Keep a check-in and its company; return the check-in's id."""
    note, word, tag, topic, other, practised = SECRETS
    at = NINE + timedelta(hours=number)
    with closing(open_store(path, BERLIN, key=key)) as store, store.transaction():
        store.add_block(FocusBlock(topic=topic, started=at, ended=at, focus_time=timedelta(minutes=25)))
        store.add_question_set(QuestionSet(topic=other, at=at, correct=3, total=4))
        store.add_night(
            Night(
                into_bed=at,
                tried=at,
                sleep_onset_latency=timedelta(0),
                awakenings=0,
                wake_after_sleep_onset=timedelta(0),
                woke=at,
                out_of_bed=at,
                note=f"{note} und Tee",
            )
        )
        store.add_practice(
            PracticeSession(
                practice=practised,
                course="3",
                started=at,
                ended=at,
                practised=timedelta(minutes=3),
                finished=True,
            )
        )
        return store.add_check_in(
            CheckIn(at=at, stress=number % 11, words=(word,), tags=(tag,), note=f"{note} {number} " * 9)
        )


def ids(path: Path, key: bytes | None = None) -> set[str | None]:
    """Return the ids of the check-ins in the journal, which must be whole."""
    with closing(open_store(path, BERLIN, key=key)) as store:
        assert store.integrity() == "ok"
        return {each.id for each in store.check_ins(*EVER)}


def readable(profile: Path) -> dict[str, set[str]]:
    """Return which of SECRETS can be read in which file below `profile`, as UTF-8 or UTF-16."""
    found: dict[str, set[str]] = {}
    for file in profile.rglob("*"):
        if file.is_file():
            text = file.read_bytes()
            hits = {
                word
                for word in SECRETS
                for coding in ("utf-8", "utf-16-le", "utf-16-be")
                if word.encode(coding) in text or word.lower().encode(coding) in text
            }
            if hits:
                found[file.relative_to(profile).as_posix()] = hits
    return found

"""The user's settings: what they are, what they fall back to, and how they are changed.

In the file: `[exam] name, date` · `[study] rhythm, level, rhythms` · `[engine]` (seconds) ·
`[guard] on` · `[look] theme, reduced_motion, text_scale` · `[journal] sleep_target_min, rollover` ·
`[reminders]` and `[private]` (asking_settings) · `[practice]` and `[breaks]` (practice_settings) ·
`[help]` (help_settings) · `[signs]` (core/thresholds) · `[floating] on, offered` · `[welcome] done` ·
`[profile] demo`.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import field
from datetime import date, time
from typing import Any, Literal

from companion.app.asking_settings import PrivateSettings, ReminderSettings, read_private, read_reminders
from companion.app.bus import Bus
from companion.app.engine_settings import parse_engine
from companion.app.facts import SettingsChanged
from companion.app.help_settings import HelpSettings, read_help_settings
from companion.app.ports import SettingsFile
from companion.app.practice_settings import BreakSettings, PracticeSettings, read_breaks, read_practice
from companion.app.rhythms import parse_rhythm
from companion.app.settings_reading import Reading
from companion.app.sign_settings import read_thresholds
from companion.core.clock import ROLLOVER
from companion.core.engine.rhythm import LEVELS, Level, Rhythm
from companion.core.engine.settings import EngineSettings
from companion.core.errors import InvalidInput
from companion.core.thresholds import Thresholds
from companion.core.value import dataclass
from companion.core.words import _

__all__ = [
    "Exam",
    "JournalSettings",
    "Look",
    "Settings",
    "SettingsService",
    "StudyDefaults",
    "Theme",
    "parse_engine",
    "parse_rhythm",
    "parse_settings",
]

Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """What the user prepares for; date None = not known yet."""

    name: str = ""
    # Quoted: by the time the annotation is read, the field's default has taken the name.
    date: "date | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDefaults:
    """What a session starts with. rhythms: the user's own, beside the built-in ones."""

    rhythm: str = "50/10"
    level: Level = "firm"
    rhythms: tuple[Rhythm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the window looks. text_scale: 1.0 = 100 %, from 0.5 to 3."""

    theme: Theme = "system"
    reduced_motion: bool = False
    text_scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalSettings:
    """sleep_target_min: minutes a night, 120-960. rollover: local time at which a study day turns."""

    sleep_target_min: float = 480
    rollover: time = ROLLOVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the user can set; each value valid. guard: breaks outside sessions, too.

    floating: a small timer stays in reach where there is no tray; floating_offered: that was said.
    made_up: the profile holds a simulated story, which every window says.
    """

    exam: Exam = Exam()
    study: StudyDefaults = StudyDefaults()
    engine: EngineSettings = field(default_factory=EngineSettings)
    guard: bool = False
    look: Look = Look()
    journal: JournalSettings = JournalSettings()
    reminders: ReminderSettings = ReminderSettings()
    private: PrivateSettings = PrivateSettings()
    practice: PracticeSettings = PracticeSettings()
    breaks: BreakSettings = BreakSettings()
    signs: Thresholds = Thresholds()
    help: HelpSettings = HelpSettings()
    floating: bool = False
    floating_offered: bool = False
    made_up: bool = False
    welcomed: bool = False


def parse_settings(table: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """Return the settings in `table`, and a sentence for each value that fell back to its default.

    Unknown tables and keys are left alone.
    """
    reading = Reading(table)
    engine, engine_problems = parse_engine(reading.table("engine"))
    settings = Settings(
        exam=Exam(name=reading.text("exam", "name", ""), date=reading.day("exam", "date")),
        study=_study(reading),
        engine=engine,
        guard=reading.flag("guard", "on", False),
        look=Look(
            theme=reading.choice("look", "theme", THEMES, "system"),
            reduced_motion=reading.flag("look", "reduced_motion", False),
            text_scale=reading.number("look", "text_scale", 0.5, 3, 1.0),
        ),
        journal=JournalSettings(
            sleep_target_min=reading.number("journal", "sleep_target_min", 120, 960, 480),
            rollover=reading.time_of_day("journal", "rollover", ROLLOVER),
        ),
        reminders=read_reminders(reading),
        private=read_private(reading),
        practice=read_practice(reading),
        breaks=read_breaks(reading),
        signs=read_thresholds(reading),
        help=read_help_settings(reading),
        floating=reading.flag("floating", "on", False),
        floating_offered=reading.flag("floating", "offered", False),
        made_up=reading.flag("profile", "demo", False),
        welcomed=reading.flag("welcome", "done", False),
    )
    return settings, reading.problems + engine_problems


def _study(reading: Reading) -> StudyDefaults:
    own: list[Rhythm] = []
    described = reading.table("study").get("rhythms", {})
    for name, value in described.items() if isinstance(described, Mapping) else ():
        try:
            own.append(parse_rhythm(value, name=str(name)))
        except InvalidInput as error:
            reading.problems.append(
                _("[study] rhythm {name} is not used: {why}").format(name=name, why=error)
            )
    rhythm = reading.text("study", "rhythm", StudyDefaults().rhythm)
    try:
        parse_rhythm(rhythm, own)
    except InvalidInput as error:
        reading.problems.append(
            _("[study] rhythm: {why} {used} is used.").format(why=error, used=StudyDefaults().rhythm)
        )
        rhythm = StudyDefaults().rhythm
    level = reading.choice("study", "level", LEVELS, StudyDefaults().level)
    return StudyDefaults(rhythm=rhythm, level=level, rhythms=tuple(own))


class SettingsService:
    """The settings in force, and the one way to change them.

    current: always valid. problems: a sentence for each value, or for the file, that is not used.
    """

    def __init__(self, file: SettingsFile, bus: Bus) -> None:
        self._file = file
        self._bus = bus
        self.current = Settings()
        self.problems: list[str] = []
        self.reload()

    def reload(self) -> None:
        """Read the file again; a damaged one leaves the defaults in force and is named in `problems`."""
        try:
            self.current, self.problems = parse_settings(self._file.load())
        except InvalidInput as error:
            self.current, self.problems = Settings(), [str(error)]

    def change(self, table: str, key: str, value: Any) -> None:
        """Save one value and publish SettingsChanged. value: as in the file; None removes the key.

        Raises InvalidInput for a value that cannot be used; nothing is saved then.
        """
        self.change_many({table: {key: value}})

    def change_many(self, changes: dict[str, dict[str, Any]]) -> None:
        """Save several values at once, all or none; see `change`."""
        table = self._table_now()
        merged = _merged(table, changes)
        settings, problems = parse_settings(merged)
        new = [problem for problem in problems if problem not in parse_settings(table)[1]]
        if new:
            raise InvalidInput(new[0])
        self._file.save(changes)
        self.current, self.problems = settings, problems
        self._bus.publish(SettingsChanged())

    def _table_now(self) -> dict[str, Any]:
        # The user may have edited the file since; a damaged one counts as empty, as it does in force.
        try:
            return self._file.load()
        except InvalidInput:
            return {}


def _merged(table: dict[str, Any], changes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    merged = deepcopy(table)
    for name, values in changes.items():
        if not isinstance(merged.get(name), dict):
            merged[name] = {}
        for key, value in values.items():
            if value is None:
                merged[name].pop(key, None)
            else:
                merged[name][key] = value
    return merged

"""The scripts that ship with the program, read for tests."""

import tomllib
from pathlib import Path

from companion.core.practice import Course, Practice
from companion.core.practice_reading import read

FOLDER = Path(__file__).parents[3] / "resources" / "practices"

PRACTICES: tuple[Practice, ...] = tuple(
    read(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in sorted(FOLDER.glob("*.toml"))
)

COURSES: dict[str, Course] = {
    f"{practice.name} {course.key}{' without holds' if course is not whole else ''}": course
    for practice in PRACTICES
    for whole in practice.courses
    for course in (whole, whole.easy)
    if course is not None
}
"""Every course there is, by a name for it."""

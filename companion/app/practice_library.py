"""The practices the program brings: read when first asked for, from the files it ships with."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from companion.core.errors import CompanionError, EnvironmentFault, InvalidInput
from companion.core.words import _, ngettext

if TYPE_CHECKING:
    from companion.app.ports import Assets
    from companion.core.practice import Course, Need, Practice

log = logging.getLogger(__name__)

FOLDER = "practices"
SUFFIX = ".toml"
TO_SPARE = 20.0
"""Seconds of a break that stay free: to begin, to answer, to look up."""


class Practices:
    """What can be practised. Errors: EnvironmentFault naming the file that is damaged or missing."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._read: dict[str, Practice] = {}
        self._names: tuple[str, ...] | None = None
        self._faults: dict[str, CompanionError] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all practices; nothing is read for it."""
        if self._names is None:
            files = [name for name in self._assets.names(FOLDER) if name.endswith(SUFFIX)]
            self._names = tuple(sorted(name.removesuffix(SUFFIX) for name in files))
        return self._names

    def all(self) -> tuple[Practice, ...]:
        """Return all practices that can be read, by their titles; one damaged file spoils no other."""
        return tuple(sorted(self._readable(), key=lambda one: one.title.casefold()))

    def fault(self) -> CompanionError | None:
        """Return why some are missing from `all`, each file named, in one line; None where none is."""
        self.all()
        names = sorted(self._faults)
        if len(names) < 2:
            return self._faults[names[0]] if names else None
        # Why is in the log for each of them; the mend is the same for all.
        return EnvironmentFault(
            ngettext(
                "{count} practice is left out, as its file is damaged ({files}): install Second Wind anew.",
                "{count} practices are left out, as their files are damaged ({files}): "
                "install Second Wind anew.",
                len(names),
            ).format(count=len(names), files=", ".join(f"{name}{SUFFIX}" for name in names))
        )

    def of(self, name: str) -> Practice:
        """Return the practice called `name`; InvalidInput where there is none."""
        if name not in self.names():
            raise InvalidInput(_("There is no practice {name!r}.").format(name=name))
        if name not in self._read:
            self._read[name] = self._from_file(name)
        return self._read[name]

    def title(self, name: str) -> str:
        """Return what the practice is called on the page; `name` itself where there is none to be read."""
        try:
            return self.of(name).title
        except CompanionError:
            # What was practised is shown all the same: it may be from another version's journal.
            return name

    def fitting(self, seconds: float, need: Need | None = None) -> list[tuple[Practice, Course]]:
        """Return each practice that fits into `seconds` with 20 s to spare, in its longest such course.

        need: only those that help with it; None = all.
        """
        found = []
        for practice in self.all():
            if need is not None and need not in practice.needs:
                continue
            fits = [course for course in practice.courses if course.seconds + TO_SPARE <= seconds]
            if fits:
                found.append((practice, max(fits, key=lambda course: course.seconds)))
        return found

    def _readable(self) -> Iterator[Practice]:
        for name in self.names():
            if name in self._faults:
                continue
            try:
                yield self.of(name)
            except CompanionError as fault:
                log.info("Left out: %s", fault)
                self._faults[name] = fault

    def _from_file(self, name: str) -> Practice:
        # Loaded with the first practice: the resident program does without.
        import tomllib

        from companion.core.practice_reading import read

        path = self._assets.path(f"{FOLDER}/{name}{SUFFIX}")
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise EnvironmentFault(
                _("The program's file {path} cannot be read: install Second Wind anew.").format(path=path)
            ) from error
        try:
            return read(name, table)
        except InvalidInput as fault:
            # What is wrong is for whoever writes practices; to anybody else the file came damaged.
            raise EnvironmentFault(
                _("{fault} If you have not changed this file, install Second Wind anew.").format(fault=fault)
            ) from fault

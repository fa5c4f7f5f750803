"""One seeded fault: a spot of the engine's source, changed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """In `module` of the engine, `old` becomes `new`; `name` says what the program would do wrong."""

    name: str
    module: str
    old: str
    new: str

    def path(self, root: Path) -> Path:
        """Return the changed file below `root`, the folder that holds the package."""
        return root / "companion" / "core" / "engine" / f"{self.module}.py"

    def applied(self, source: str) -> str:
        """Return `source` with the fault; raises LookupError unless its spot is there exactly once."""
        found = source.count(self.old)
        if found != 1:
            raise LookupError(f"{self.name}: its spot is in {self.module}.py {found} times, not once")
        return source.replace(self.old, self.new)

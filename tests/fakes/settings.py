"""Settings that live in memory."""

from typing import Any


class FakeSettingsFile:
    """Fills the SettingsFile port without a file."""

    def __init__(self, table: dict[str, dict[str, Any]] | None = None) -> None:
        self.table: dict[str, dict[str, Any]] = table or {}

    def load(self) -> dict[str, Any]:
        """Return what was saved."""
        return {name: dict(values) for name, values in self.table.items()}

    def save(self, changes: dict[str, dict[str, Any]]) -> None:
        """Keep the changed values; None removes a key, as in a file."""
        for name, values in changes.items():
            table = self.table.setdefault(name, {})
            for key, value in values.items():
                if value is None:
                    table.pop(key, None)
                else:
                    table[key] = value

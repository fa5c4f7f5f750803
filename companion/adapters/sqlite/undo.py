"""What can be taken back, in the file."""

import json
from datetime import datetime

from companion.adapters.sqlite.columns import instant, moment
from companion.adapters.sqlite.tables import Tables
from companion.app.ports import UndoStep
from companion.core.journal import kind_of
from companion.core.record_codec import from_plain, to_plain


class UndoTables(Tables):
    """The methods are those of the Store port."""

    def keep_undo(self, step: UndoStep) -> None:
        with self.transaction():
            self._insert(
                "undo",
                {
                    "id": step.id,
                    "at_us": instant(step.at),
                    "zone": self._zones.name(step.at),
                    "deleted": int(step.deleted),
                    "kind": kind_of(step.before),
                    "before": json.dumps(to_plain(step.before), ensure_ascii=False),
                },
            )

    def undo_steps(self) -> list[UndoStep]:
        rows = self._rows(
            "SELECT id, at_us, zone, deleted, kind, before FROM undo ORDER BY at_us DESC, key DESC"
        )
        return [
            UndoStep(
                id=id_,
                at=moment(at, self._zones.zone(zone)),
                before=from_plain(kind, json.loads(before)),
                deleted=bool(deleted),
            )
            for id_, at, zone, deleted, kind, before in rows
        ]

    def drop_undo(self, step_id: str) -> None:
        self._forget("id = ?", step_id)

    def forget_undo(self, before: datetime) -> None:
        self._forget("at_us < ?", instant(before))

    def _forget(self, where: str, value: str | int) -> None:
        with self.transaction():
            self._run(f"DELETE FROM undo WHERE {where}", (value,))
            if self._connection.changes():
                self._run("DELETE FROM word WHERE key NOT IN (SELECT word FROM check_in_word)")
                self._log_is_to_be_emptied = True

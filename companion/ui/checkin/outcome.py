"""What is said at the foot of the window once a check-in is done, with the way to take it back."""

from collections.abc import Callable
from typing import Protocol

from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.checkin.check_in import CheckIn
from companion.ui.checkin.ports import EditDoor


class Saying(Protocol):
    """Says something short, with at most one act."""

    def __call__(
        self, text: str, action_label: str = "", on_action: Callable[[], object] | None = None, /
    ) -> None: ...


def say_outcome(check_in: CheckIn, edit: EditDoor, say: Saying) -> None:
    """Say that `check_in` was kept, changed or deleted; nothing where it was given up."""
    step = check_in.step
    if step is None:
        if check_in.kept is not None:
            say(_("Check-in kept"))
        return

    def take_back() -> None:
        try:
            edit.undo(step.id)
        except CompanionError as error:
            say(str(error))

    say(_("Check-in deleted") if step.deleted else _("Check-in changed"), _("Undo"), take_back)

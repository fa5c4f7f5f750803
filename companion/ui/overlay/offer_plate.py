"""The quiet button under the suggestion: a practice that fits into the break."""

from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import Plate, Run

KEY = "B"
_HIGH = 48


class OfferPlate(Plate):
    """Keeps its place while a practice may still come; nothing chooses it for the user."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, pill=True)
        self._practice = ""
        self.hide()

    @property
    def practice(self) -> str:
        """What is offered, empty while nothing is."""
        return self._practice

    def dress(self, measure: Measure, practice: str | None) -> None:
        """Take over sizes and words. practice: empty = keep the place, None = none is needed."""
        self._practice = practice or ""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(practice is not None)
        self.setSizePolicy(policy)
        # The words that went stay where they were, unseen: what is around them keeps its size.
        words = self._practice or self.accessibleName() or _("A practice")
        runs = [Run(words, weight=500), Run(KEY, px=13, key=True, color="text2", gap=10)]
        self.say(runs, measure, height=_HIGH, padding=20)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Begins the practice here; the break goes on. Key B."))

    def press(self) -> None:
        """Be pressed by its key, where it is seen."""
        if self.isVisible():
            self.click()

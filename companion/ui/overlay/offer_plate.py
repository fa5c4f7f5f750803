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
        self._practice = self._words = ""
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
        self._words = self._practice or self._words
        self.say(_runs(self._words), measure, height=_HIGH, padding=20)
        self.setAccessibleName(offered(self._words))
        self.setAccessibleDescription(_("It fits into this break and plays here; the break goes on. Key B."))

    def press(self) -> None:
        """Be pressed by its key, where it is seen."""
        if self.isVisible():
            self.click()


def offered(practice: str) -> str:
    """Return the offer of `practice` in words."""
    return _("A practice, if you like: {practice}").format(practice=practice)


def _runs(practice: str) -> list[Run]:
    # Translators place the practice where their sentence has it.
    before, name, after = _("A practice, if you like: {practice}").partition("{practice}")
    words = [
        Run(before.strip(), color="text2"),
        Run(practice if name else "", weight=500, gap=6),
        Run(after.strip(), color="text2", gap=6),
    ]
    return [*(run for run in words if run.text), Run(KEY, px=13, key=True, color="text2", gap=10)]

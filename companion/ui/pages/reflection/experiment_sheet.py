"""Setting up an experiment in three steps: what, by which outcome, over how many pairs of days."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStyle

from companion.core.engine.rhythm import BUILT_IN
from companion.core.experiment import ENOUGH_PAIRS, PROPOSED_PAIRS
from companion.core.reflection import Compared, Measured
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

PAIRS = (ENOUGH_PAIRS, 8, PROPOSED_PAIRS, 14)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be compared."""

    compares: Compared
    a: str
    b: str
    outcome: Measured
    pairs: int


class ExperimentSheet(Explained):
    """Content of a popover. start: begins it and returns nothing, or else says why not."""

    def __init__(self, theme: Theme, start: Callable[[Chosen], str], on_done: Callable[[], object]) -> None:
        super().__init__(theme, _("Try it on yourself"), (), on_done)
        self._do_start, self._close = start, on_done
        rhythms = [(name, name) for name in BUILT_IN]
        self.compares = Segmented(
            theme,
            [("rhythms", _("Two rhythms")), ("practice", _("A practice first, or not"))],
            _("What to compare"),
        )
        self.a = Segmented(theme, rhythms, _("One rhythm"))
        self.b = Segmented(theme, rhythms, _("The other rhythm"))
        self.outcome = Segmented(
            theme,
            [("stress", _("Stress")), ("focus", _("Focus")), ("effort", _("Effort")),
             ("focus_min", _("Focus time"))],
            _("What it is judged by"),
        )  # fmt: skip
        self.pairs = Segmented(theme, [(str(each), str(each)) for each in PAIRS], _("Pairs of days"))
        self.fault = Fault(theme)
        self.begin = Button(theme, _("Start today"), "accent", on_click=self._on_start)
        self._lay_out()
        for control, value in (
            (self.compares, "rhythms"), (self.a, "25/5"), (self.b, "50/10"), (self.outcome, "stress"),
            (self.pairs, str(PROPOSED_PAIRS)),
        ):  # fmt: skip
            control.choose(value)
        self.compares.chosen.connect(self._on_compares)

    def sizeHint(self) -> QSize:
        """Return the width, and a height that is enough beside a scroll bar too: else there would be one."""
        wide = super().sizeHint().width()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(wide, self.heightForWidth(wide - bar))

    def _lay_out(self) -> None:
        steps = (
            (_("1. What do you want to compare?"), (self.compares, self.a, self.b)),
            (_("2. What is it judged by? Chosen beforehand, so that the result cannot choose it."),
             (self.outcome,)),
            (_("3. Over how many pairs of days? With fewer than {least} nothing can be told from chance.")
             .format(least=ENOUGH_PAIRS), (self.pairs,)),
        )  # fmt: skip
        for words, controls in steps:
            self.body.addWidget(Text(self._theme, words, "small", weight=600, wrap=True))
            for control in controls:
                self.body.addWidget(control)
        self.body.addWidget(self.fault)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(NeutralButton(self._theme, _("Cancel"), on_click=self._close))
        foot.addWidget(self.begin)
        self.body.addLayout(foot)

    def _on_compares(self, what: str) -> None:
        for control in (self.a, self.b):
            control.setVisible(what == "rhythms")

    def _on_start(self) -> None:
        practice = self.compares.value == "practice"
        a = _("a practice before the first block") if practice else self.a.value or ""
        b = _("no practice before the first block") if practice else self.b.value or ""
        if a == b:
            self.fault.say(_("Both are {rhythm}: choose another for one of them.").format(rhythm=a))
            return
        wrong = self._do_start(
            Chosen(
                cast("Compared", self.compares.value),
                a,
                b,
                cast("Measured", self.outcome.value),
                int(self.pairs.value or PROPOSED_PAIRS),
            )
        )
        self.fault.say(wrong)
        if not wrong:
            self._close()

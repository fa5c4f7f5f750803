"""The questionnaire every two weeks: when it is due, what it said last, and the way to fill it in."""

from collections.abc import Mapping, Sequence
from datetime import date

from companion.app.services import Services
from companion.core.clock import study_day
from companion.core.errors import CompanionError
from companion.core.reflection import SurveyAnswers
from companion.core.survey import EVERY, FORM, due_on, opens_help, scores_of
from companion.core.survey_words import label, score_sentences
from companion.core.words import _
from companion.ui.help_sheet import help_paragraphs
from companion.ui.pages import PageHost
from companion.ui.pages.reflection.week_names import day_words
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class QuestionnaireCard(Card):
    """Shows the latest scores up to the end of a week beside those before; no band, no cut-off."""

    def __init__(self, services: Services, theme: Theme, host: PageHost) -> None:
        self.fill_in = Button(theme, _("Fill in"), "link", on_click=self.open_sheet)
        super().__init__(theme, _("Exhaustion, every two weeks"), self.fill_in)
        self._services, self._theme, self._host = services, theme, host
        self._monday: date | None = None
        self._stale, self._seen = True, False
        self._due = Text(theme, "", "small", "text", wrap=True)
        self._scores = [Text(theme, "", "small", "text2", wrap=True) for _scale in range(2)]
        self._label = Text(theme, label(), "caption", "text2", wrap=True)
        for words in (self._due, *self._scores, self._label):
            # Its height follows from its width; unasked it would reckon with a narrow column.
            words.setMinimumHeight(1)
            self.body.addWidget(words)
        self.body.addStretch(1)

    @property
    def words(self) -> tuple[str, ...]:
        """What is shown, line by line."""
        return tuple(one.plain for one in (self._due, *self._scores) if one.plain)

    def show_week(self, monday: date) -> None:
        """Show what was known at the end of a week."""
        self._monday, self._stale = monday, True
        if self._seen:
            self._read()

    def set_seen(self, seen: bool) -> None:
        """Read only before someone's eyes."""
        self._seen = seen
        if seen and self._stale:
            self._read()

    def open_sheet(self) -> None:
        """Ask the questions."""
        from companion.ui.pages.reflection.questionnaire_sheet import QuestionnaireSheet

        self._host.show_popover(QuestionnaireSheet(self._theme, self._keep, self._host.close_popover))

    def _keep(self, answers: Mapping[str, int | None]) -> tuple[str, ...]:
        survey = SurveyAnswers(day=self._today(), form=FORM, answers=dict(answers))
        try:
            self._services.reflecting.fill_in(survey)
        except CompanionError as error:
            return (str(error),)
        self._read()
        said = said_of(self._known(self._today()))
        if not opens_help(survey):
            return said
        return (*said, *help_paragraphs(self._theme.assets, self._services.settings.current.help))

    def _read(self) -> None:
        if self._monday is None:
            return
        self._stale = False
        today = self._today()
        everything = self._known(today)
        latest = everything[-1].day if everything else None
        first = self._services.store.first_day()
        due = due_on(latest, today if first is None else first + EVERY)
        if due <= today:
            self._due.say(_("It is time for the questionnaire, if you like: 13 questions, two minutes."))
        else:
            self._due.say(_("The next one is due on {day}.").format(day=day_words(due)))
        said = said_of([one for one in everything if one.day < self._monday + EVERY / 2])
        for place, words in enumerate(self._scores):
            words.say(said[place] if place < len(said) else "")
            words.setVisible(bool(words.plain))

    def _known(self, last: date) -> list[SurveyAnswers]:
        return [one for one in self._services.store.surveys(date.min, last) if one.form == FORM]

    def _today(self) -> date:
        rollover = self._services.settings.current.journal.rollover
        return study_day(self._services.clock.now().wall, rollover)


def said_of(surveys: Sequence[SurveyAnswers]) -> tuple[str, ...]:
    """Return what the latest questionnaire says beside the one before; surveys: by day."""
    if not surveys:
        return ()
    now = scores_of(surveys[-1])
    before = scores_of(surveys[-2]) if len(surveys) > 1 else None
    when = day_words(surveys[-2].day) if len(surveys) > 1 else ""
    return (
        score_sentences("personal", now.personal, before.personal if before else None, when),
        score_sentences("studying", now.studying, before.studying if before else None, when),
    )

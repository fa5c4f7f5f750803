"""The Reflection page: one week in words, the chart of the weeks around it, and what belongs to it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from companion.app.reflect import ReflectionSeries
from companion.app.services import Services
from companion.app.sign_words import signs_sentence
from companion.core.load_stress_trail import trail, trail_begin
from companion.core.signs import SignName
from companion.core.usual import WEEK, week_start
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.reflection.chart_card import ChartCard
from companion.ui.pages.reflection.columns import Columns
from companion.ui.pages.reflection.decision_card import DecisionCard
from companion.ui.pages.reflection.experiment_card import ExperimentCard
from companion.ui.pages.reflection.header import YEAR, Header
from companion.ui.pages.reflection.links_card import LinksCard
from companion.ui.pages.reflection.map_card import MapCard
from companion.ui.pages.reflection.questionnaire import QuestionnaireCard
from companion.ui.pages.reflection.questions_card import QuestionsCard
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    # What opens over the page is loaded when it is opened.
    from companion.ui.pages.reflection.report_dialog import MakeReport


class WeeklyCard(Protocol):
    """A card that belongs to the chosen week."""

    def show_week(self, monday: date) -> None: ...
    def set_seen(self, seen: bool) -> None: ...


class ReflectionPage(Page):
    """Shows a chosen week; works the series out anew when entries changed, but only while seen.

    make_report: writes the week's report as PDF; None = it is not offered.
    """

    def __init__(
        self,
        services: Services,
        theme: Theme,
        host: PageHost,
        make_report: "MakeReport | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_report = make_report
        self._services, self._reflect = services, services.reflect
        self._theme, self._host = theme, host
        self._week, self._count = services.reflect.opening()
        self._shown_on: date | None = None
        self._seen = False
        self._header = Header(theme, reports=make_report is not None)
        self._sentence = Text(theme, role="sentence", wrap=True)
        self._facts = Text(theme, role="small", color="text2", wrap=True)
        self._card, self._map = ChartCard(theme), MapCard(theme)
        beside = (LinksCard(services, theme, host), DecisionCard(services, theme, host))
        below = (
            QuestionsCard(services, theme, host),
            QuestionnaireCard(services, theme, host),
            ExperimentCard(services, theme, host),
        )
        self._weekly: tuple[WeeklyCard, ...] = (*beside, *below)
        self._beside, self._below = beside, below
        self._columns = Columns(theme, self._card)
        self._cards_soon = QTimer(self)
        self._cards_soon.setSingleShot(True)
        self._cards_soon.setInterval(0)
        self._cards_soon.timeout.connect(self._see_cards)
        self._build()
        self._connect()
        signals = BusSignals(services.bus, self)
        signals.entries_changed.connect(self._on_changed)
        signals.settings_changed.connect(self._on_changed)

    @property
    def card(self) -> ChartCard:
        """The card with the chart."""
        return self._card

    @property
    def map_card(self) -> MapCard:
        """The card with the load-stress map."""
        return self._map

    @property
    def header(self) -> Header:
        """The header with its controls."""
        return self._header

    @property
    def words(self) -> tuple[str, str]:
        """The sentence and the facts as they stand."""
        return self._sentence.plain, self._facts.plain

    def arrive(self, **where: object) -> None:
        """Go to the week of the day `week`, where one is given."""
        week = where.get("week")
        if isinstance(week, date):
            self._go_to(week)

    def set_seen(self, seen: bool) -> None:
        """Bring the page up to date when it comes into view."""
        self._seen = seen
        if seen and self._shown_on != self._reflect.current_day():
            self._refresh()
        if seen:
            # The sentence and the chart first: what the cards tell takes as long again to work out.
            self._cards_soon.start()
            return
        self._cards_soon.stop()
        for card in self._weekly:
            card.set_seen(False)

    def _see_cards(self) -> None:
        for card in self._weekly:
            card.set_seen(True)

    def save_chart(self, path: Path) -> None:
        """Write the chart to `path`, as PNG or SVG, and say where it is, or why it is not."""
        try:
            self._card.save(path)
        except OSError as error:
            why = error.strerror or str(error)
            self._host.toast(
                _("Not saved, {why}: choose another folder.").format(why=why[:1].lower() + why[1:])
            )
            return
        self._host.toast(_("Saved as {name}.").format(name=path.name))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 17, 32, 24)
        column.setSpacing(0)
        for words in (self._sentence, self._facts):
            # Their height follows from their width; unasked they would reckon with a narrow page.
            words.setMinimumHeight(1)
        column.addWidget(self._header)
        column.addSpacing(14)
        column.addWidget(self._sentence)
        column.addSpacing(5)
        column.addWidget(self._facts)
        column.addSpacing(26)
        column.addWidget(self._columns, 1)
        self._columns.right.addWidget(self._map)
        for card in self._beside:
            self._columns.right.addWidget(card)
        for wide in self._below:
            self._columns.wide.addWidget(wide)
        self._columns.right.addStretch(1)

    def _connect(self) -> None:
        self._header.week_asked.connect(self._on_step_asked)
        self._header.range_asked.connect(self._on_range_asked)
        self._header.save_asked.connect(self._on_save_asked)
        self._card.today_asked.connect(lambda: self._host.open_page("today"))
        self._card.retry_asked.connect(self._refresh)
        self._card.how_asked.connect(self._on_how_asked)
        self._card.chart.sign_opened.connect(self._on_sign_opened)
        for view in (self._card.chart, self._card.year):
            view.day_opened.connect(lambda day: self._host.open_page("journal", day=day))

    def _go_to(self, day: date) -> None:
        self._week = week_start(day)
        self._shown_on = None
        if self._seen:
            self._refresh()

    def _refresh(self) -> None:
        if self._count == YEAR:
            self._show_year()
            return
        series = self._reflect.around(self._week, self._count)
        self._shown_on = series.today
        recorded = series.earliest is not None
        signs = self._services.weeks.signs_of(series.mondays) if recorded else ()
        self._header.show_series(series, self._count)
        told = signs_sentence(signs[series.chosen]) if signs and signs[series.chosen].known else ""
        self._tell(series.headline, f"{told} {series.facts}".strip())
        self._card.show_series(series, signs)
        self._columns.show_beside(recorded)
        if recorded:
            self._show_trail(series)
            for card in self._weekly:
                card.show_week(self._week)

    def _show_year(self) -> None:
        from companion.app.year import read_year, year_words

        settings, earliest = self._services.settings.current, self._services.store.first_day()
        # The year of the week's Thursday, which is the one its number counts in.
        year, *_rest = self._week.isocalendar()
        target = settings.journal.sleep_target_min
        series = read_year(self._reflect, self._services.weeks, year, target)
        self._shown_on = series.today
        self._header.show_year(series, earliest)
        self._tell(*year_words(series))
        self._card.show_year(series)
        self._columns.show_beside(False)

    def _show_trail(self, series: ReflectionSeries) -> None:
        first, sunday = trail_begin(self._week), self._week + WEEK - (WEEK / 7)
        shown = [day for day in series.days if first <= day.day <= sunday]
        # Twelve weeks mostly hold those of the trail.
        days = shown if shown and shown[0].day == first else self._reflect.days(first, sunday)
        thresholds = self._services.settings.current.signs
        self._map.show_trail(trail(days, series.earliest, thresholds))

    def _tell(self, sentence: str, facts: str) -> None:
        self._sentence.say(sentence)
        self._facts.say(facts)
        self._facts.setVisible(bool(facts))

    def _on_changed(self, _fact: object) -> None:
        self._shown_on = None
        if self._seen:
            self._refresh()

    def _on_step_asked(self, step: int) -> None:
        if self._count != YEAR:
            self._go_to(self._week + step * WEEK)
            return
        year, week, _day = self._week.isocalendar()
        this = week_start(self._reflect.current_day())
        # No year lacks a week 52.
        self._go_to(min(date.fromisocalendar(year + step, min(week, 52), 1), this))

    def _on_range_asked(self, count: int) -> None:
        self._count = count
        self._refresh()

    def _on_sign_opened(self, name: SignName, monday: date) -> None:
        from companion.ui.pages.reflection.rates import shipped_rates
        from companion.ui.pages.reflection.sign_sheet import sign_sheet

        sheet = sign_sheet(
            self._theme,
            self._host.close_popover,
            name,
            self._services.weeks.week_of(monday),
            thresholds=self._services.settings.current.signs,
            validated=shipped_rates(self._theme.assets),
        )
        self._host.show_popover(sheet)

    def _on_how_asked(self) -> None:
        from companion.ui.pages.reflection.how_sheet import how_sheet
        from companion.ui.pages.reflection.rates import shipped_rates

        rates = shipped_rates(self._theme.assets)
        self._host.show_popover(how_sheet(self._theme, self._host.close_popover, rates))

    def _on_report_asked(self) -> None:
        if self._make_report is None:
            return
        from companion.ui.pages.reflection.report_dialog import ReportDialog

        dialog = ReportDialog(
            self._theme,
            self._week,
            self._make_report,
            saved=lambda path: self._host.toast(_("Saved as {name}.").format(name=path.name)),
            leave=self._host.close_popover,
        )
        self._host.show_popover(dialog)

    def _on_save_asked(self, ending: str) -> None:
        if ending == "pdf":
            self._on_report_asked()
            return
        name = f"{self._week:%G}.{ending}" if self._count == YEAR else f"{self._week:%G-W%V}.{ending}"
        kinds = {"png": _("Picture (*.png)"), "svg": _("Drawing (*.svg)")}
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the chart"), str(Path.home() / name), kinds[ending]
        )
        if chosen:
            path = Path(chosen)
            self.save_chart(path if path.suffix == f".{ending}" else path.with_name(f"{path.name}.{ending}"))

"""The Reflection page: one week in words, and the chart of the weeks around it."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from companion.app.services import Services
from companion.core.usual import WEEK, week_start
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.reflection.chart_card import ChartCard
from companion.ui.pages.reflection.header import Header
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class ReflectionPage(Page):
    """Shows a chosen week; works the series out anew when entries changed, but only while seen."""

    def __init__(
        self, services: Services, theme: Theme, host: PageHost, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reflect = services.reflect
        self._host = host
        self._week, self._count = services.reflect.opening()
        self._shown_on: date | None = None
        self._seen = False
        self._header = Header(theme)
        self._sentence = Text(theme, role="sentence", wrap=True)
        self._facts = Text(theme, role="small", color="text2", wrap=True)
        self._card = ChartCard(theme)
        self._build()
        self._card.chart.day_opened.connect(lambda day: host.open_page("journal", day=day))
        signals = BusSignals(services.bus, self)
        signals.entries_changed.connect(self._on_changed)
        signals.settings_changed.connect(self._on_changed)

    @property
    def card(self) -> ChartCard:
        """The card with the chart."""
        return self._card

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

    def save_chart(self, path: Path) -> None:
        """Write the chart to `path`, as PNG or SVG, and say where it is, or why it is not."""
        try:
            self._card.chart.save(path)
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
        column.addWidget(self._header)
        column.addSpacing(14)
        column.addWidget(self._sentence)
        column.addSpacing(5)
        column.addWidget(self._facts)
        column.addSpacing(26)
        column.addWidget(self._card, 1)
        self._header.week_asked.connect(self._on_week_asked)
        self._header.range_asked.connect(self._on_range_asked)
        self._header.save_asked.connect(self._on_save_asked)
        self._card.today_asked.connect(lambda: self._host.open_page("today"))
        self._card.retry_asked.connect(self._refresh)

    def _go_to(self, day: date) -> None:
        self._week = week_start(day)
        self._shown_on = None
        if self._seen:
            self._refresh()

    def _refresh(self) -> None:
        series = self._reflect.around(self._week, self._count)
        self._shown_on = series.today
        self._header.show_series(series, self._count)
        self._sentence.say(series.headline)
        self._facts.say(series.facts)
        self._facts.setVisible(bool(series.facts))
        self._card.show_series(series)

    def _on_changed(self, _fact: object) -> None:
        self._shown_on = None
        if self._seen:
            self._refresh()

    def _on_week_asked(self, step: int) -> None:
        self._go_to(self._week + step * WEEK)

    def _on_range_asked(self, count: int) -> None:
        self._count = count
        self._refresh()

    def _on_save_asked(self, ending: str) -> None:
        name = f"{self._week:%G-W%V}.{ending}"
        kinds = {"png": _("Picture (*.png)"), "svg": _("Drawing (*.svg)")}
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the chart"), str(Path.home() / name), kinds[ending]
        )
        if chosen:
            path = Path(chosen)
            self.save_chart(path if path.suffix == f".{ending}" else path.with_name(f"{path.name}.{ending}"))

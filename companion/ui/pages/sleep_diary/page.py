"""The sleep diary of one date: its bar, its form, what follows from them, and the ways to keep it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from companion.app.facts import EntriesChanged
from companion.app.nights import Nights
from companion.core.night_span import night_span
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.sleep_diary import words
from companion.ui.pages.sleep_diary.acts import NightActs
from companion.ui.pages.sleep_diary.draft import Draft, Reading
from companion.ui.pages.sleep_diary.explanation import Explanation
from companion.ui.pages.sleep_diary.figures_card import FiguresCard
from companion.ui.pages.sleep_diary.foot import Foot
from companion.ui.pages.sleep_diary.form_card import FormCard
from companion.ui.pages.sleep_diary.header import Header
from companion.ui.pages.sleep_diary.layout import DiaryLayout, DiaryParts
from companion.ui.pages.sleep_diary.naps import NapList
from companion.ui.pages.sleep_diary.ports import DiaryServices
from companion.ui.pages.sleep_diary.sleepless_card import SleeplessCard
from companion.ui.theme import Theme
from companion.ui.widgets.night_bar import NightBar
from companion.ui.widgets.night_picture import NightPicture


class SleepDiary(Page):
    """One night; arrows lead to those beside it, `on_done` is called when it is kept or left.

    day: local date of getting up. drafts: answers not kept yet, by date; who wants them to outlive
    the page gives the dictionary.
    """

    def __init__(
        self,
        services: DiaryServices,
        theme: Theme,
        host: PageHost,
        day: date,
        on_done: Callable[[], object],
        drafts: dict[date, Draft] | None = None,
    ) -> None:
        super().__init__()
        self._services, self._theme, self._host, self._on_done = services, theme, host, on_done
        self._nights = Nights(
            services.store, services.record, services.edit, services.reflect, services.clock
        )
        self._drafts = {} if drafts is None else drafts
        self._warned = False
        self.header = Header(theme)
        self.bar = NightBar(theme)
        self.form = FormCard(theme)
        self.naps = NapList(theme)
        self.figures = FiguresCard(theme, self.naps)
        self.sleepless = SleeplessCard(theme)
        self.foot = Foot(theme)
        self._acts = NightActs(self._nights, services.edit, host, self.foot.fault.say)
        self._layout = DiaryLayout(
            self, theme, DiaryParts(self.header, self.sleepless, self.bar, self.form, self.figures, self.foot)
        )
        self._connect()
        self._open(day)

    @property
    def day(self) -> date:
        """The date of getting up of the night shown."""
        return self._draft.known.day

    @property
    def draft(self) -> Draft:
        """The answers as they stand."""
        return self._draft

    def arrive(self, **where: object) -> None:
        """Go to the night that ended on the date `day`, where one is given, and begin there."""
        day = where.get("day")
        if isinstance(day, date):
            self._open(day)
        self._begin()

    def set_seen(self, seen: bool) -> None:
        """Read the night again when it comes into view."""
        if seen:
            self._reload()

    def save(self) -> None:
        """Keep the night; where that cannot be, say why, and everything stays as it is."""
        if self._host.popover_open or self._draft.known.mark.did_not_sleep:
            return
        if not self.form.commit() or not self.naps.finish_writing():
            return
        reading, still_open = self._read(), self._draft.still_open()
        if reading.trouble is not None or still_open:
            self._point(reading)
            return
        known = self._draft.known
        if self._acts.keep(self._draft.form, known):
            self._forget(known.day)
            self._on_done()

    def leave(self) -> None:
        """Go back; with answers that are not kept, say so first."""
        if self._draft.touched and not self._warned:
            self._warned = True
            self.foot.say(
                _("This night is not saved yet. Ctrl+Enter saves it; Esc once more leaves it as it was.")
            )
            return
        self._forget(self.day)
        self._on_done()

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be; how high follows from the width, as paragraphs wrap."""
        return QSize(super().minimumSizeHint().width(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not self.form.take_digit(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.arrange()

    def _open(self, day: date) -> None:
        known = self._nights.read(min(day, self._today()))
        self._draft = self._drafts.get(known.day) or Draft(known)
        self._draft.known = known
        self._warned = False
        self.naps.close_writing()
        self.foot.fault.say("")
        self.foot.say(words.skipped_words(known))
        self._refresh()

    def _begin(self) -> None:
        known = self._draft.known
        if known.night is None and not known.mark.did_not_sleep:
            self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reload(self) -> None:
        """Read the record again; answers that are not kept stay."""
        known = self._nights.read(self.day)
        if self._draft.touched:
            self._draft.known = known
        else:
            self._draft = Draft(known)
            self.foot.say(words.skipped_words(known))
        self._refresh()

    def _refresh(self) -> None:
        known, reading = self._draft.known, self._read()
        awake = known.mark.did_not_sleep
        self.header.read(known.day, known.last_day)
        for part in (self._layout.bar_card, self.form):
            part.setVisible(not awake)
        self.sleepless.setVisible(awake)
        self.figures.show_figures(not awake)
        self._layout.arrange()
        self.foot.read(known)
        self.form.read(self._draft, reading)
        target = timedelta(minutes=self._services.settings.current.journal.sleep_target_min)
        self.figures.read(self._draft, reading, target)
        self.naps.read(known.naps)
        if reading.trouble is None or reading.trouble.kind == "awake" or self.bar.picture is None:
            self.bar.read(self._picture(reading))

    def _picture(self, reading: Reading) -> NightPicture:
        known, before = self._draft.known, self.bar.picture
        if self.bar.dragging and before is not None:
            # What one drags on must not move away below the pointer.
            start, end = before.start, before.end
        else:
            start, end = night_span(reading.moments, known.day, known.zone)
        return NightPicture(
            start=start,
            end=end,
            moments=reading.moments,
            given=self._draft.given(),
            asleep_from=reading.onset,
            midpoint=reading.midpoint,
            asleep="" if reading.sleep is None else words.length(reading.sleep),
            latest=self._now() if known.day == known.last_day else None,
        )

    def _read(self) -> Reading:
        return self._draft.read(self._now())

    def _now(self) -> datetime:
        return self._services.clock.now().wall

    def _today(self) -> date:
        return self._now().date()

    def _forget(self, day: date) -> None:
        self._drafts.pop(day, None)
        self._draft = Draft(self._nights.read(day))

    def _point(self, reading: Reading) -> None:
        found = reading.trouble
        if found is not None:
            self.form.point_to(found.fields[-1])
            return
        still_open = self._draft.still_open()
        self.foot.say(words.open_words(still_open))
        self.form.point_to(still_open[0])

    def _on_answered(self, field: str, value: object) -> None:
        self._draft.answer(**{field: value})
        self._drafts[self.day] = self._draft
        self._warned = False
        self.foot.say("")
        self.foot.fault.say("")
        self._refresh()

    def _on_moved(self, field: str, at: object) -> None:
        if isinstance(at, datetime):
            self._on_answered(field, at.time())

    def _on_taking(self) -> None:
        self._draft.take_suggested(self._now())
        self._drafts[self.day] = self._draft
        self.foot.say("")
        self._refresh()
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sleepless(self) -> None:
        day = self.day
        if self._acts.did_not_sleep(day):
            self._forget(day)
            self._on_done()

    def _on_slept(self) -> None:
        if self._acts.did_sleep(self.day):
            self._begin()

    def _on_skipping(self) -> None:
        day = self.day
        if self._acts.skip(day):
            self._forget(day)
            self._on_done()

    def _on_deleting(self) -> None:
        night = self._draft.known.night
        if night is not None and self._acts.delete(night, _("Night deleted")):
            self._forget(self.day)
            self._refresh()

    def _on_nap_kept(self, start: object, end: object, before: object) -> None:
        known, say = self._draft.known, self.naps.say_fault
        if self._acts.keep_nap(start, end, known, before, say):  # type: ignore[arg-type]  # as the list says
            self.naps.close_writing()

    def _on_explain(self) -> None:
        self._host.show_popover(Explanation(self._theme, self._host.close_popover))

    def _on_entries_changed(self, _changed: EntriesChanged) -> None:
        self._reload()

    def _connect(self) -> None:
        self.header.left.connect(self.leave)
        self.header.night_asked.connect(self._on_night_asked)
        self.bar.moved.connect(self._on_moved)
        self.bar.dropped.connect(self._refresh)
        self.form.answered.connect(self._on_answered)
        self.form.taking.connect(self._on_taking)
        self.form.finished.connect(self.save)
        self.foot.saving.connect(self.save)
        self.foot.sleepless.connect(self._on_sleepless)
        self.foot.skipping.connect(self._on_skipping)
        self.foot.asking_again.connect(lambda: self._acts.ask_again(self.day))
        self.foot.deleting.connect(self._on_deleting)
        self.sleepless.taken_back.connect(self._on_slept)
        self.naps.kept.connect(self._on_nap_kept)
        self.naps.deleted.connect(lambda nap: self._acts.delete(nap, _("Nap deleted")))
        self.figures.explain.clicked.connect(lambda _checked=False: self._on_explain())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.save)
        self._shortcut("Alt+Left", self.header.before.click)
        self._shortcut("Alt+Right", self.header.after.click)
        signals = BusSignals(self._services.bus, self)
        signals.entries_changed.connect(self._on_entries_changed)
        signals.settings_changed.connect(lambda _changed: self._refresh())

    def _on_night_asked(self, day: object) -> None:
        if isinstance(day, date) and not self._host.popover_open:
            self.form.commit()
            self._open(day)

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

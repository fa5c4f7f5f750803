"""The focus card: the ring, and all that can be asked of the timer."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError, Refused
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.today.focus_face import Act, FocusFace, dots_words, face, spoken, until_next_second
from companion.ui.pages.today.focus_form import FocusForm
from companion.ui.pages.today.focus_level import LevelLine
from companion.ui.pages.today.limit_notice import LimitNotice
from companion.ui.pages.today.ports import TodayServices
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.rhythm_dots import RhythmDots
from companion.ui.widgets.ring import Ring
from companion.ui.widgets.text import Text

_COLUMN = 272
_SWITCHABLE = ("focus", "notice", "paused", "deferred", "quiet", "away")


class FocusCard(Card):
    """Shows the timer and passes on what the user asks; it counts nothing itself."""

    def __init__(self, services: TodayServices, theme: Theme, host: PageHost) -> None:
        super().__init__(theme)
        self._study, self._settings = services.study, services.settings
        self._clock, self._store = services.clock, services.store
        self._host = host
        self._seen = False
        self._acts: dict[Button, Act | None] = {}
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.refresh)
        self._make()
        self._lay_out()
        self._scale()
        theme.changed.connect(self._scale)
        self.reload()

    @property
    def ticking(self) -> bool:
        """Whether the once-a-second countdown runs."""
        return self._tick.isActive()

    def set_seen(self, seen: bool) -> None:
        """Count down only before someone's eyes."""
        self._seen = seen
        if seen:
            self.refresh()
        else:
            self._tick.stop()

    def reload(self) -> None:
        """Take over recent topics and the timer as it stands."""
        topics = self._store.recent_topics(8)
        # The five used last have colours of their own; by name, so that they keep them from day to day.
        self._theme.know_topics([*sorted(topics[:5]), *topics[5:]])
        self.form.offer(topics)
        self.refresh()

    def refresh(self) -> None:
        """Show the timer as it stands now."""
        view, now = self._study.view(), self._clock.now()
        shown = face(view, self.form.rhythm_itself(), now)
        self.ring.read(shown.share, shown.numerals, shown.above, shown.below, dashed=shown.dashed)
        said = spoken(shown, view)
        if said != self.ring.accessibleName():
            self.ring.setAccessibleName(said)
        self._show_session(view, shown)
        limited = not self.limit.isHidden()
        self._show_act(self.main, None if limited else shown.main)
        self._show_act(self.second, None if limited else shown.second)
        self._tick.stop()
        if self._seen and shown.ticks:
            self._tick.start(until_next_second(view))

    def say_limit(self, reason: str) -> None:
        """Show that a limit of the day is passed."""
        self.limit.say(reason, running=self._study.view().in_session)
        self.limit.show()
        self.refresh()

    def start(self, *, anyway: bool = False) -> None:
        """Start a session with what the form says."""
        if not self.form.topic:
            self.form.topic_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._host.toast(_("What will you study? Give the session a topic."))
            return
        try:
            self._study.start(self.form.topic, self.form.rhythm, self.level.level, anyway)
        except Refused as error:
            if self._study.view().in_session:
                self._host.toast(str(error))
            else:
                self.say_limit(str(error))
            return
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self.limit.hide()
        self._keep_choice()
        self.reload()

    def minimumSizeHint(self) -> QSize:
        """Return what the card needs with the ring over the controls: so narrow it may become."""
        return QSize(self._theme.px(_COLUMN) + 2 * 32, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._theme.px(272 + _COLUMN) + 3 * 24
        wide = self.width() >= beside
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._row.setAlignment(self._column, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignHCenter)

    def _make(self) -> None:
        theme, study = self._theme, self._settings.current.study
        self.ring = Ring(theme)
        self.form = FocusForm(theme, study)
        self.form.topic_chosen.connect(self._on_topic_chosen)
        self.form.rhythm_chosen.connect(self._on_rhythm_chosen)
        self.dots = RhythmDots(theme)
        self.line = Text(theme, "", "small", "text2")
        self.line_icon = Text(theme)
        self.limit = LimitNotice(theme)
        self.limit.passed.connect(self._on_limit_passed)
        self.limit.hide()
        self.begin = Button(theme, _("Start studying"), "main", icon="play", fit="large", on_click=self.start)
        self.main = Button(theme, "", "main", on_click=lambda: self._act(self.main))
        self.second = Button(theme, "", on_click=lambda: self._act(self.second))
        self.level = LevelLine(theme, study.level)
        self.level.chosen.connect(self.refresh)
        self.end = Button(theme, _("End session"), "link", on_click=lambda: self._try(self._study.stop))
        self.keys = [KeyCap(theme, _("Ctrl")), KeyCap(theme, _("Enter"))]

    def _lay_out(self) -> None:
        column = QWidget()
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        self._stack = stack
        line = _row(self.dots, self.line_icon, self.line)
        line.addStretch(1)
        buttons = _row(self.main, self.second)
        foot = _row(self.level, spacing=4)
        foot.addStretch(1)
        for widget in (*self.keys, self.end):
            foot.addWidget(widget)
        stack.addStretch(1)
        stack.addWidget(self.form)
        stack.addLayout(line)
        stack.addWidget(self.begin)
        stack.addWidget(self.limit)
        stack.addLayout(buttons)
        stack.addLayout(foot)
        stack.addStretch(1)
        self._column = column
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setContentsMargins(31, 16, 31, 16)
        self.body.addLayout(self._row)
        self._row.setSpacing(40)
        self._row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(column, 1)

    def _scale(self) -> None:
        """Take the column's width from the text size in force."""
        self._column.setMinimumWidth(self._theme.px(_COLUMN))
        self._column.setMaximumWidth(self._theme.px(_COLUMN + 80))
        self.updateGeometry()

    def _show_session(self, view: TimerView, shown: FocusFace) -> None:
        idle = not view.in_session and view.state not in ("break", "returning")
        limited = not self.limit.isHidden()
        if view.in_session and view.topic and view.rhythm:
            self.form.follow(view.topic, view.rhythm)
        self.form.setEnabled(idle or view.state in _SWITCHABLE)
        self.begin.setVisible(idle and not limited)
        self.end.setVisible(view.in_session)
        self._stack.setSpacing(10 if limited else 18)
        for cap in self.keys:
            cap.setVisible(idle and not limited)
        if idle:
            self.level.show_chosen()
        else:
            self.level.show_running(view.level)
        dots = bool(shown.blocks and not shown.line and not limited)
        self.dots.setVisible(dots)
        self.dots.read(shown.block, shown.blocks, shown.block_share)
        words = dots_words(view, self._long_break()) if dots else shown.line
        self.line.say("" if limited else words)
        self.line.setVisible(bool(words) and not limited)
        self._show_line_icon(shown.line_icon if shown.line and not limited else None)

    def _show_line_icon(self, name: str | None) -> None:
        self.line_icon.setVisible(name is not None)
        if name is not None:
            self.line_icon.setPixmap(self._theme.pixmap(name, 20, "text2", self.devicePixelRatioF()))

    def _show_act(self, button: Button, act: Act | None) -> None:
        if self._acts.get(button) == act:
            button.setVisible(act is not None)
            return
        self._acts[button] = act
        button.setVisible(act is not None)
        if act is not None:
            button.setText(act.label)
            button.wear(act.icon)
            button.setEnabled(act.enabled)

    def _act(self, button: Button) -> None:
        act = self._acts.get(button)
        if act is None:
            return
        study = self._study
        doing: dict[str, Callable[[], None]] = {
            "pause": study.pause,
            "resume": study.resume,
            "break": study.take_break,
            "postpone": study.postpone,
            "skip": study.skip,
            "back": study.back,
            "end_quiet": lambda: study.quiet(timedelta(0)),
        }
        self._try(doing[act.key])

    def _try(self, ask: Callable[[], None]) -> bool:
        try:
            ask()
        except CompanionError as error:
            self._host.toast(str(error))
            return False
        finally:
            self.refresh()
        return True

    def _long_break(self) -> timedelta | None:
        rhythm = self.form.rhythm_itself()
        return next((tier.length for tier in rhythm.tiers if tier.every), None)

    def _keep_choice(self) -> None:
        study = self._settings.current.study
        chosen = {"rhythm": self.form.rhythm, "level": self.level.level}
        if (study.rhythm, study.level) != (chosen["rhythm"], chosen["level"]):
            try:
                self._settings.change_many({"study": dict(chosen)})
            except CompanionError as error:
                self._host.toast(str(error))

    def _switch(self) -> None:
        """Go on with another topic or rhythm; the time since the last break is kept by the timer."""
        if self._study.view().in_session and self._try(self._study.stop):
            self.start()

    def _on_topic_chosen(self, topic: str) -> None:
        view = self._study.view()
        if view.in_session and topic != view.topic:
            self._switch()

    def _on_rhythm_chosen(self, rhythm: str) -> None:
        view = self._study.view()
        if view.in_session and rhythm != view.rhythm:
            self._switch()
        self.refresh()

    def _on_limit_passed(self) -> None:
        if not self._study.view().in_session:
            self.limit.hide()
            self.start(anyway=True)
        elif self._try(self._study.go_on_past_limit):
            self.limit.hide()
            self.refresh()


def _row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return row

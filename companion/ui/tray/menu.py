"""The tray's menu, made anew each time it opens; what cannot be done now says why or is not there."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from companion.app.services import Services
from companion.core.engine.view import TimerView
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.tray.words import state_line, tooltip
from companion.ui.widgets.figures import minutes
from companion.ui.widgets.text import Text

_IN_BREAK = ("break", "returning")


def _no() -> bool:
    return False


def _yes() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayDoors:
    """What the tray opens. can_lock: whether the window can be locked now; hides: whether what was
    written is hidden; names_topics: whether a topic may be read by whoever sees the screen; breathe:
    begins a minute's pause, None = there is none.
    """

    toggle_window: Callable[[], object]
    open_window: Callable[[], object]
    open_check_in: Callable[[], object]
    quit_program: Callable[[], object]
    lock: Callable[[], object] = _no
    can_lock: Callable[[], bool] = _no
    breathe: Callable[[], object] | None = None
    hide: Callable[[], object] = _no
    hides: Callable[[], bool] = _no
    names_topics: Callable[[], bool] = _yes


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the menu can do. request: carries out a use case and shows its refusal."""

    request: Callable[[Callable[[], object]], None]
    doors: TrayDoors


def fill(menu: QMenu, services: Services, theme: Theme, actions: MenuActions) -> None:
    """Fill `menu` for the timer as it stands."""
    view = services.study.view()
    menu.clear()
    _header(menu, theme, view)
    _timer_part(menu, services, view, actions)
    _quiet_part(menu, services, view, actions)
    menu.addSeparator()
    menu.addAction(_("Check in…"), actions.doors.open_check_in)
    if actions.doors.breathe is not None:
        menu.addAction(_("Breathe for a minute"), actions.doors.breathe)
    menu.addSeparator()
    _private_part(menu, actions.doors)
    menu.addAction(_("Open Second Wind"), actions.doors.open_window)
    menu.addAction(_("Quit"), actions.doors.quit_program)


def _header(menu: QMenu, theme: Theme, view: TimerView) -> None:
    """Say what runs. A desktop that draws the menu itself shows the action's text in its place."""
    head = QWidget()
    lines = QVBoxLayout(head)
    lines.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
    lines.setSpacing(theme.px(2))
    lines.addWidget(Text(theme, view.topic or _("Second Wind"), weight=600))
    lines.addWidget(Text(theme, state_line(view), "small", "text2"))
    action = QWidgetAction(menu)
    action.setText(_literal(tooltip(view)))
    action.setDefaultWidget(head)
    action.setEnabled(False)
    menu.addAction(action)
    menu.addSeparator()


def _timer_part(menu: QMenu, services: Services, view: TimerView, actions: MenuActions) -> None:
    study, request = services.study, actions.request
    if not view.in_session:
        _start_menu(menu, services, actions)
        return
    if view.state == "paused":
        menu.addAction(_("Resume"), lambda: request(study.resume))
    elif view.state == "returning":
        menu.addAction(_("I’m back"), lambda: request(study.back))
    elif view.state not in _IN_BREAK:
        menu.addAction(_("Pause"), lambda: request(study.pause))
        menu.addAction(_("Break now"), lambda: request(study.take_break))
    if view.state not in ("paused", "returning"):
        _postpone(menu, services, view, actions)
    menu.addAction(_("End session"), lambda: request(study.stop))


def _postpone(menu: QMenu, services: Services, view: TimerView, actions: MenuActions) -> None:
    if view.postpone_by is None:
        return
    text = _("Postpone {count} min").format(count=minutes(view.postpone_by))
    if view.can_postpone and view.postponed_length is not None:
        price = _("then {count} min of break").format(count=minutes(view.postponed_length))
    elif view.state == "focus":
        price = _("from the notice on")
    else:
        price = _("not now")
    action = menu.addAction(f"{text}\t{price}", lambda: actions.request(services.study.postpone))
    action.setEnabled(view.can_postpone)


def _start_menu(menu: QMenu, services: Services, actions: MenuActions) -> None:
    topics = services.store.recent_topics(6) if actions.doors.names_topics() else []
    if not topics:
        menu.addAction(_("Start studying…"), actions.doors.open_window)
        return
    submenu = menu.addMenu(_("Start"))
    for topic in topics:
        submenu.addAction(_literal(topic), _starter(services, actions, topic))


def _starter(services: Services, actions: MenuActions, topic: str) -> Callable[[], None]:
    defaults = services.settings.current.study
    return lambda: actions.request(lambda: services.study.start(topic, defaults.rhythm, defaults.level))


def _quiet_part(menu: QMenu, services: Services, view: TimerView, actions: MenuActions) -> None:
    study, request = services.study, actions.request
    if view.quiet_until is not None:
        menu.addAction(_("End quiet time"), lambda: request(lambda: study.quiet(timedelta(0))))
        return
    submenu = menu.addMenu(_("Quiet for"))
    submenu.addAction(_("30 minutes"), lambda: request(lambda: study.quiet(timedelta(minutes=30))))
    submenu.addAction(_("1 hour"), lambda: request(lambda: study.quiet(timedelta(hours=1))))
    submenu.addAction(_("Until tomorrow"), lambda: request(study.quiet_until_tomorrow))


def _private_part(menu: QMenu, doors: TrayDoors) -> None:
    menu.addAction(_("Show what I wrote") if doors.hides() else _("Hide what I wrote"), doors.hide)
    if doors.can_lock():
        menu.addAction(_("Lock"), doors.lock)
    menu.addSeparator()


def _literal(text: str) -> str:
    """Return `text` so that a menu shows it as it is: no key mark, no second column."""
    return text.replace("&", "&&").replace("\t", " ")

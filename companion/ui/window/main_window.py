"""The window: rail, pages, and the popover and toast over them."""

import gc
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.pages import Page, PageHost
from companion.ui.theme import Theme
from companion.ui.widgets.popover import Popover
from companion.ui.widgets.text import Text
from companion.ui.widgets.toast import Toast
from companion.ui.window.exposure import Exposure
from companion.ui.window.rail import WIDTH, Rail, RailItem

SIZE = (1280, 800)
LEAST = (740, 420)
DROP_AFTER_MS = 60_000
"""How long the window stays hidden before its pages are given up for the memory they take."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page there is. factory: makes it when it is first shown, for the window it is given.

    under: the page whose place on the rail this one shares; empty = it has its own.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[PageHost], QWidget]
    at_foot: bool = False
    under: str = ""


class MainWindow(QWidget):
    """Opens on the first page. Closing hides it where `stays_reachable` says so, and minimises it else.

    banner: said above every page, as long as the window lives; empty = nothing.
    stays_reachable: whether a tray icon can bring the hidden window back.
    drop_after_ms: see DROP_AFTER_MS. `closing`: it is about to be hidden, or minimised without a tray.
    """

    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        pages: Sequence[PageEntry],
        stays_reachable: Callable[[], bool] = lambda: False,
        drop_after_ms: int = DROP_AFTER_MS,
        banner: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._entries = {entry.key: entry for entry in pages}
        self._made: dict[str, QScrollArea] = {}
        self._here = pages[0].key
        self._stays_reachable = stays_reachable
        self._popover: Popover | None = None
        self._alone: list[QWidget] = []
        self._toast: Toast | None = None
        self.setWindowTitle(_("Second Wind"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST)
        self._build(pages, banner)
        self._drop = QTimer(self)
        self._drop.setSingleShot(True)
        self._drop.setInterval(drop_after_ms)
        self._drop.timeout.connect(self.drop_pages)
        self.exposure = Exposure(self)
        self.exposure.changed.connect(self._on_seen_changed)

    @property
    def popover_open(self) -> bool:
        """Whether a popover covers the page."""
        return self._popover is not None

    @property
    def page(self) -> QWidget | None:
        """The page one is on, None while it is not made."""
        held = self._made.get(self._here)
        return None if held is None else held.widget()

    @property
    def here(self) -> str:
        """The key of the page one is on."""
        return self._here

    def open_page(self, key: str, **where: object) -> None:
        """Show the page `key`, and in it what `where` names; KeyError for a page there is not.

        While something is shown alone, the page waits until that ends.
        """
        self._leave()
        if self._toast is not None:
            self._toast.pass_over()
        self._here = self._entries[key].key
        if self._alone:
            return
        self._rail.mark(self._entries[key].under or key)
        self._make()
        page = self.page
        if isinstance(page, Page):
            page.arrive(**where)
            page.set_seen(self.exposure.seen)

    def on_keys(self, keys: str, act: Callable[[], object], also: Callable[[], bool] = lambda: False) -> None:
        """Let `keys` do `act` on every page, unless a popover is open or something is shown alone.

        also: whether they do it over what is shown alone now.
        """

        def unless_covered() -> None:
            if not self.popover_open and (not self._alone or also()):
                act()

        QShortcut(QKeySequence(keys), self).activated.connect(unless_covered)

    def reveal(self) -> None:
        """Show the window in front, wherever it was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_popover(self, content: QWidget) -> None:
        """Show `content` over the window; while one is open, a second is not."""
        if self._popover is not None:
            content.deleteLater()
            return
        self._popover = Popover(self, self._theme, content)
        self._popover.closed.connect(self._on_popover_closed)
        self._popover.open()

    def close_popover(self) -> None:
        """Close the popover if one is open."""
        if self._popover is not None:
            self._popover.close_popover()

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Say something short at the foot; it leaves by itself. undo: offered as Undo, beside another act."""
        if self._toast is None:
            self._toast = Toast(self, self._theme, WIDTH + 32)
        self._toast.say(text, action_label, on_action, undo)

    def show_alone(self, content: QWidget) -> None:
        """Show `content` in place of rail and pages, as the welcome is, and of what was alone before."""
        self._pages.hide()
        if self._toast is not None:
            self._toast.hide()
        for before in self._alone:
            before.hide()
        self._alone.append(content)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(content)
        # At once: a layout shows what it is given in the next turn only, and this may be a lock.
        content.show()

    def end_alone(self, content: QWidget | None = None) -> None:
        """Go on to what was alone before, or to rail and pages.

        content: what is done, wherever it stands; None = what is shown.
        """
        if not self._alone:
            return
        covered = content is not None and content is not self._alone[-1]
        done = self._alone[-1] if content is None else content
        self._alone.remove(done)
        done.hide()
        done.deleteLater()
        if covered:
            return
        if self._alone:
            self._alone[-1].show()
            return
        self._pages.show()
        self.open_page(self._here)

    def let_go(self) -> None:
        """Close for good, when the program ends."""
        self.close_popover()
        self.close()
        self._drop.stop()
        self.drop_pages()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        # Closed by the program itself, as when it quits or the tray toggles it: that is plain hiding.
        if event.spontaneous() and not self._stays_reachable():
            event.ignore()
            self.showMinimized()

    def showEvent(self, event: QEvent) -> None:
        self._drop.stop()
        if self.page is None and not self._alone:
            self.open_page(self._here)
            # On no control yet, so that opening the window rings none.
            self.setFocus()

    def hideEvent(self, event: QEvent) -> None:
        if not self.isVisible():
            self._drop.start()

    def _build(self, pages: Sequence[PageEntry], banner: str) -> None:
        own = [one for one in pages if not one.under]
        self._rail = Rail(
            self._theme, [RailItem(one.key, one.title, one.icon, one.at_foot) for one in own], self
        )
        self._rail.chosen.connect(self.open_page)
        self._stack = QStackedWidget(self)
        self._pages = QWidget(self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        if banner:
            column.addWidget(self._banner(banner))
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        for number, entry in enumerate(own, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda key=entry.key: self._on_shortcut(key))

    def _banner(self, words: str) -> QWidget:
        banner = Text(self._theme, words, "small", "warn")
        banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        banner.setContentsMargins(8, 6, 8, 6)
        return banner

    def _make(self) -> None:
        held = self._made.get(self._here)
        if held is None:
            entry = self._entries[self._here]
            held = _scrolling(entry.factory(self), entry.title)
            self._made[self._here] = held
            self._stack.addWidget(held)
        self._stack.setCurrentWidget(held)

    def _leave(self) -> None:
        page = self.page
        if isinstance(page, Page):
            page.set_seen(False)

    def drop_pages(self) -> None:
        """Give up every page; the one shown next is made anew. What is being written is kept first."""
        self._leave()
        self.close_popover()
        for held in self._made.values():
            self._stack.removeWidget(held)
            held.deleteLater()
        self._made.clear()
        # A page and its charts hold each other in circles, and they are much of what memory is used.
        QTimer.singleShot(0, self, gc.collect)

    def _on_seen_changed(self, seen: bool) -> None:
        page = self.page
        if isinstance(page, Page):
            page.set_seen(seen)

    def _on_shortcut(self, key: str) -> None:
        if self.popover_open:
            return
        before = self._made.get(key)
        left: QWidget | None = None if before is None else before.focusWidget()
        self.open_page(key)
        held = self._made.get(key)
        if held is not None and held.isVisible():
            # Where it was left; else before the first control, on none: the next Tab goes there.
            place = left if left is not None and isValid(left) and left.isVisible() else held
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_popover_closed(self) -> None:
        self._popover = None


def _scrolling(page: QWidget, title: str) -> QScrollArea:
    """Let a page scroll where the window is smaller than it."""
    area = QScrollArea()
    area.setAccessibleName(title)
    area.setObjectName("page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("page")
    area.setWidget(page)
    return area

"""The pages of the window; each is made when it is first shown and dropped when it is long unseen."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget


class PageHost(Protocol):
    """What a page may ask of the window it is in."""

    @property
    def popover_open(self) -> bool:
        """Whether a popover covers the page: its shortcuts rest meanwhile."""

    def show_popover(self, content: QWidget) -> None:
        """Show `content` over the window."""

    def close_popover(self) -> None:
        """Close what is shown over the window."""

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Say something short at the foot of the window. undo: offered as Undo, beside another act."""

    def open_page(self, key: str, **where: object) -> None:
        """Go to another page."""


class Page(QWidget):
    """A page of the window; the window tells it what it cannot see itself."""

    def arrive(self, **where: object) -> None:
        """Go to what `where` names within the page; called each time the page is opened."""

    def set_seen(self, seen: bool) -> None:
        """Learn whether anybody can see the page; an unseen one has no running timer."""

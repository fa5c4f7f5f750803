"""The program's one window: a rail of pages, and what may lie over them."""

from companion.ui.window.main_window import MainWindow, PageEntry

__all__ = ["MainWindow", "PageEntry"]

"""The practices there are, by what they are for and how long they take."""

from companion.ui.pages.practices.page import PracticesPage

__all__ = ["PracticesPage"]

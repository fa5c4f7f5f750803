"""Reflection: a week in a sentence, and load against stress around it."""

from companion.ui.pages.reflection.page import ReflectionPage

__all__ = ["ReflectionPage"]

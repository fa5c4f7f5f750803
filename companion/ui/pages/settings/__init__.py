"""The settings: everything the user can choose, each with its default in sight."""

from companion.ui.pages.settings.page import SettingsDoors, SettingsPage

__all__ = ["SettingsDoors", "SettingsPage"]

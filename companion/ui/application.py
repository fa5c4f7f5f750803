"""The Qt application, as this program needs it."""

import os

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from companion.core.words import _

APPLICATION_ID = "second-wind"


def make_application() -> QApplication:
    """Return the Qt application; it outlives its last window, for the tray or a break goes on."""
    # Painting a small icon would wake two threads for nothing, once a minute all day.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    # One style everywhere, which the theme dresses. Set as an argument, it costs nothing in Python.
    application = QApplication([APPLICATION_ID, "-style", "fusion"])
    application.setApplicationName(APPLICATION_ID)
    application.setApplicationDisplayName(_("Second Wind"))
    application.setDesktopFileName(APPLICATION_ID)
    application.setQuitOnLastWindowClosed(False)
    # Qt warns where no desktop portal runs, which is no fault and nothing anybody could mend.
    QLoggingCategory.setFilterRules("qt.qpa.services.warning=false")
    return application

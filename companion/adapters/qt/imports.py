"""What PySide6 does at every import that comes after it."""

import sys

import PySide6.QtCore  # noqa: F401  # brings its import hook along


def read_no_sources() -> None:
    """Keep PySide6 from reading the source of each module that is loaded from now on.

    It looks whether a module uses PySide6, for the sake of `from __feature__ import`, which nobody here
    uses. All it reads stays in `linecache`: 6.5 MB in the tray, and 5 % of the start. Where a version of
    PySide6 works otherwise, nothing is changed.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda module: False)  # noqa: B010  # no type knows of it

"""The icon of a program at rest: a plain ring, drawn before anything that paints is loaded.

A painter takes pens, and with the first of them Python loads every name that Qt has, 15 ms of each start.
Here Qt reads a picture instead.
"""

from PySide6.QtGui import QColor, QIcon, QPixmap

from companion.ui.tray.face import SIZES, inset, stroke

_RING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">'
    '<circle cx="{middle}" cy="{middle}" r="{radius}" fill="none" stroke="{ink}" stroke-width="{stroke}"/>'
    "</svg>"
)


def ring(ink: QColor) -> QIcon | None:
    """Return the ring in every size a panel may ask for; None where this Qt reads no such pictures."""
    icon = QIcon()
    for size in SIZES:
        middle = size / 2
        picture = _RING.format(
            size=size, middle=middle, radius=middle - inset(size), ink=ink.name(), stroke=stroke(size)
        )
        pixmap = QPixmap()
        if not pixmap.loadFromData(picture.encode()):
            return None
        icon.addPixmap(pixmap)
    return icon

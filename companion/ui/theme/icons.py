"""Draws the program's own SVG icons in any colour, size and device pixel ratio."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


class Icons:
    """Renders `icons/<name>.svg`; strokes drawn in `currentColor` take the colour asked for."""

    def __init__(self, path: Callable[[str], Path]) -> None:
        self._path = path
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, color: QColor, dpr: float = 1.0) -> QPixmap:
        """Return the icon as a square of `size` logical px for a screen of ratio `dpr`."""
        key = (name, size, color.name(QColor.NameFormat.HexArgb), dpr)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, size, color, dpr)
        return found

    def icon(self, name: str, color: QColor, disabled: QColor | None = None, size: int = 24) -> QIcon:
        """Return the icon for buttons and menus, sharp at one, one and a half, two and three pixels a px."""
        icon = QIcon()
        for dpr in (1.0, 1.5, 2.0, 3.0):
            icon.addPixmap(self.pixmap(name, size, color, dpr))
            if disabled is not None:
                icon.addPixmap(self.pixmap(name, size, disabled, dpr), QIcon.Mode.Disabled)
        return icon

    def forget(self) -> None:
        """Drop what was rendered, after a change of colours."""
        self._pixmaps.clear()

    def _render(self, name: str, size: int, color: QColor, dpr: float) -> QPixmap:
        # Loaded with the first icon only: the resident process may never open a window.
        from PySide6.QtSvg import QSvgRenderer

        source = self._path(f"icons/{name}.svg").read_bytes()
        drawing = source.replace(b"currentColor", color.name().encode("ascii"))
        side = round(size * dpr)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

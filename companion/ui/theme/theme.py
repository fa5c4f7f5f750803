"""The look in force: colours, fonts and lengths for the chosen scheme and text size."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from companion.ui.theme.tokens import Scheme, load_tokens

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from companion.ui.theme.focus import FocusRing
    from companion.ui.theme.icons import Icons

Mode = Literal["system", "light", "dark"]
Role = Literal["display", "headline", "page", "sentence", "title", "body", "small", "caption"]

_RGBA = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")
_TOPIC_COLORS = ("t1", "t2", "t3", "t4", "t5")
_OTHER_TOPICS = "t6"
TEXT_SCALES = (0.5, 3.0)


class AssetFiles(Protocol):
    """Finds the files shipped with the program."""

    def path(self, name: str) -> Path:
        """Return the file `name` below resources."""


class Theme(QObject):
    """Answers every question about looks; `changed` says that all answers may differ now.

    Needs a QGuiApplication. text_scale: 0.5 to 3.0, applies to fonts and to lengths from `px`.
    system_dark: whether the system asks programs to be dark.
    """

    changed = Signal()

    def __init__(
        self,
        assets: AssetFiles,
        mode: Mode = "system",
        text_scale: float = 1.0,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__()
        self.assets = assets
        self.tokens = load_tokens(assets.path("tokens.toml"))
        self.reduced_motion = reduced_motion
        self.scale = _within_scales(text_scale)
        self._mode: Mode = mode
        self._colors: dict[str, QColor] = {}
        self._topics: dict[str, str] = {}
        self._icons: Icons | None = None
        self._ring: FocusRing | None = None
        self._app: QApplication | None = None
        # Asked before `apply` sets a font of ours: the second name is the system's own.
        self._families = ["Inter", *QGuiApplication.font().families()]
        hints = QGuiApplication.styleHints()
        self.system_dark = _may_be_dark() and _is_dark(hints.colorScheme())
        self.dark = self._wants_dark()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def scheme(self) -> Scheme:
        """The scheme in force."""
        return "dark" if self.dark else "light"

    @property
    def icons(self) -> "Icons":
        """The program's own icons; loaded with the first, as the ring is with the first focus."""
        if self._icons is None:
            from companion.ui.theme.icons import Icons

            self._icons = Icons(self.assets.path)
        return self._icons

    @property
    def focus_ring(self) -> "FocusRing":
        """The ring around what has the focus; needs a theme that was applied."""
        if self._ring is None:
            # Here, because the ring itself asks the theme for its colour.
            from companion.ui.theme.focus import FocusRing

            assert self._app is not None
            self._ring = FocusRing(self._app, self)
        return self._ring

    def apply(self, app: QApplication) -> None:
        """Dress `app` and keep it dressed when the system or the settings change; again does no harm.

        `app` was made with the style Fusion: to set one from here would load what Python knows of styles.
        """
        if self._app is None:
            self._on_scheme_changed(QGuiApplication.styleHints().colorScheme())
            app.focusChanged.connect(self._on_first_focus)
        self._app = app
        self._dress(app)

    def choose(
        self,
        mode: Mode | None = None,
        text_scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Take over settings; None leaves one as it is."""
        self._mode = self._mode if mode is None else mode
        self.scale = self.scale if text_scale is None else _within_scales(text_scale)
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        self._refresh()

    def color(self, name: str) -> QColor:
        """Return the colour `name` of the scheme in force; KeyError for a name without token."""
        return QColor(self._lookup(name, self.tokens.scheme(self.scheme).color[name]))

    def overlay(self, name: str) -> QColor:
        """Return a colour of the break overlay: top, middle, bottom, hill_far, hill_mid, hill_near."""
        return QColor(self._lookup(f"overlay {name}", self.tokens.scheme(self.scheme).overlay[name]))

    def ramp(self, measure: str) -> list[QColor]:
        """Return the five fills of load, stress, sleep or mood, from low to high."""
        return [QColor(step) for step in self.tokens.scheme(self.scheme).ramp[measure].steps]

    def ramp_ink(self, measure: str) -> list[QColor]:
        """Return the text colour that belongs on each of the five fills."""
        return [QColor(ink) for ink in self.tokens.scheme(self.scheme).ramp[measure].ink]

    def font(self, role: Role, scale: float = 1.0, weight: int | None = None) -> QFont:
        """Return the font of a role with figures of one width, `scale` times its scaled size."""
        spec = self.tokens.type[role]
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(max(1, round(spec.size * scale * self.scale)))
        font.setWeight(QFont.Weight(spec.weight if weight is None else weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mono(self, role: Role) -> QFont:
        """Return the font of a role with signs of one width, for codes that are copied by hand."""
        font = self.font(role)
        font.setFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def px(self, length: float) -> int:
        """Return a length given in px at 100 % text, at the text size in force."""
        return round(length * self.scale)

    def motion_ms(self, name: str) -> int:
        """Return the length of a motion; 0 with reduced motion: go to the end state at once."""
        return 0 if self.reduced_motion else self.tokens.motion_ms[name]

    def know_topics(self, topics: Iterable[str]) -> None:
        """Give topics their colours in this order; those already known keep theirs."""
        for topic in topics:
            self.topic_color(topic)

    def topic_color(self, topic: str) -> QColor:
        """Return the colour of a topic: the first five seen have their own, the rest share one."""
        if topic not in self._topics:
            seen = len(self._topics)
            self._topics[topic] = _TOPIC_COLORS[seen] if seen < len(_TOPIC_COLORS) else _OTHER_TOPICS
        return self.color(self._topics[topic])

    def pixmap(self, name: str, size: int = 24, color: str = "text", dpr: float = 1.0) -> QPixmap:
        """Return an icon as a square pixmap; size in px before scaling."""
        return self.icons.pixmap(name, self.px(size), self.color(color), dpr)

    def icon(self, name: str, color: str = "text", size: int = 24) -> QIcon:
        """Return an icon for a button or a menu, paler where that is disabled."""
        return self.icons.icon(name, self.color(color), self.color("text3"), self.px(size))

    def _lookup(self, key: str, value: str) -> QColor:
        found = self._colors.get(key)
        if found is None:
            found = self._colors[key] = parse_color(value)
        return found

    def _wants_dark(self) -> bool:
        return self.system_dark if self._mode == "system" else self._mode == "dark"

    def _on_scheme_changed(self, scheme: "Qt.ColorScheme") -> None:
        self.system_dark = _is_dark(scheme)
        if self._wants_dark() != self.dark:
            self._refresh()

    def _refresh(self) -> None:
        self.dark = self._wants_dark()
        self._colors.clear()
        if self._icons is not None:
            self._icons.forget()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _on_first_focus(self, old: "QWidget | None", now: "QWidget | None") -> None:
        assert self._app is not None
        self._app.focusChanged.disconnect(self._on_first_focus)
        self.focus_ring.follow(old, now)

    def _dress(self, app: QApplication) -> None:
        from companion.ui.theme.palette import palette
        from companion.ui.theme.stylesheet import stylesheet

        app.setPalette(palette(self.color))
        app.setFont(self.font("body"))
        app.setStyleSheet(stylesheet(self.color, self.px, self.tokens))


def _may_be_dark() -> bool:
    """Tell whether the system may ask for dark: one that does gives a dark palette as well.

    Asking itself loads every name that Qt has, 15 ms of each start; it is done once there is time.
    """
    return QGuiApplication.palette().window().color().lightness() < 128


def _is_dark(scheme: "Qt.ColorScheme") -> bool:
    from PySide6.QtCore import Qt

    return scheme == Qt.ColorScheme.Dark


def parse_color(value: str) -> QColor:
    """Read `#rrggbb` or `rgba(r,g,b,a)` with a from 0 to 1."""
    parts = _RGBA.fullmatch(value)
    if parts is None:
        return QColor(value)
    red, green, blue, alpha = parts.groups()
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))


def _within_scales(scale: float) -> float:
    low, high = TEXT_SCALES
    return min(high, max(low, scale))

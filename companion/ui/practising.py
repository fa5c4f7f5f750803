"""Playing a practice over the window, wherever it was asked for."""

from __future__ import annotations  # the player is loaded with the first practice

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import Qt

from companion.app.ports import Note
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.playing import Playing
    from companion.app.playing_choice import PlayingDoors
    from companion.app.ports import PracticeSeams
    from companion.app.practice_offers import PracticeOffers
    from companion.app.services import Services
    from companion.core.journal import PracticePlace
    from companion.core.practice import Practice
    from companion.ui.player import PlayerLayer
    from companion.ui.theme import Theme
    from companion.ui.window import MainWindow


class Practising:
    """One practice at a time, in place of rail and pages; these come back when it is closed.

    window: brings the window to the front, None where that cannot be, as while it is locked. seams: made
    with the first practice. hides: whether others may see the screen; covered: whether the lock is shown.
    """

    def __init__(
        self,
        services: Services,
        theme: Theme,
        window: Callable[[], MainWindow | None],
        seams: Callable[[], PracticeSeams],
        hides: Callable[[], bool],
        covered: Callable[[], bool],
    ) -> None:
        self._services, self._theme, self._window = services, theme, window
        self._make_seams, self.hides, self._covered = seams, hides, covered
        self._seams: PracticeSeams | None = None
        self._layer: PlayerLayer | None = None
        self._latest: Callable[[], Playing | None] = lambda: None

    @property
    def playing(self) -> Playing | None:
        """What is open in the player, None where it is closed."""
        view = None if self._layer is None else self._layer.view
        return None if view is None else view.playing

    @property
    def plays(self) -> bool:
        """Whether one plays now, here or in a break."""
        playing = self._latest()
        return playing is not None and playing.state == "playing"

    @property
    def offers(self) -> PracticeOffers:
        """What is offered where a practice may help."""
        return self._services.practice_offers

    def open(
        self,
        practice: Practice,
        key: str = "",
        place: PracticePlace = "practices",
        *,
        begin: bool = False,
    ) -> None:
        """Show a practice in the player; the one that is open stays. key: a length, "" = the first.

        begin: it plays at once, unless there is a caution to be read first.
        """
        window = self._window()
        if window is None or self.playing is not None:
            return
        from companion.ui.player import PlayerLayer

        if self._layer is None:
            self._layer = PlayerLayer(window, self._theme, self._services.practices.all, self._covered)
            # Whoever closes the window wants quiet, and is not asked tomorrow how it is "right now".
            window.closing.connect(self._layer.close)
        playing = self.make(practice, key, place, quick=begin)
        self._layer.show_player(playing)
        self._layer.closed.connect(
            lambda: self._say_fault(window, playing), Qt.ConnectionType.SingleShotConnection
        )
        if begin and not playing.caution:
            playing.start()

    def breathe(self, place: PracticePlace) -> None:
        """Play the minute's pause, at once."""
        offer = self.offers.breathe()
        if offer is None:
            self._say_none()
        else:
            self.open(offer.practice, offer.course.key, place, begin=True)

    def wind_down(self, place: PracticePlace = "wind_down") -> None:
        """Show what is meant for the end of the day."""
        offer = self.offers.wind_down()
        if offer is None:
            self._say_none()
        else:
            self.open(offer.practice, offer.course.key, place)

    def make(self, practice: Practice, key: str, place: PracticePlace, *, quick: bool) -> Playing:
        """Return a practice to be shown, here or in a break."""
        from companion.app.playing import Playing

        playing = Playing(self._doors(), practice, key, place, quick=quick)
        # It lives as long as what shows it.
        self._latest = ref(playing)
        return playing

    def pause(self) -> None:
        """Let what plays stand, wherever it is shown."""
        playing = self._latest()
        if playing is not None:
            playing.pause()

    def _doors(self) -> PlayingDoors:
        from companion.app.playing_choice import PlayingDoors
        from companion.app.practice_track import track

        if self._seams is None:
            self._seams = self._make_seams()
            # Opened again, perhaps among people, the computer does not begin to speak by itself.
            self._services.desktop.power.watch(self.pause, lambda: None)
        services, seams = self._services, self._seams
        return PlayingDoors(
            sound=seams.sound,
            awake=seams.awake,
            keys=seams.keys,
            practise=services.practise,
            settings=services.settings,
            track=lambda course: track(course, services.settings.current.practice.background),
            hides=self.hides,
        )

    def look(self) -> None:
        """Learn that the lock came or went, or that names are hidden or shown now."""
        if self._layer is not None:
            self._layer.look()

    def close(self) -> None:
        """End what plays, and give sound, screen and keys back."""
        if self._layer is not None:
            self._layer.close()

    def _say_none(self) -> None:
        """Say why there is nothing to open: somebody asked for it."""
        window, fault = self._window(), self._services.practices.fault()
        if window is not None and fault is not None:
            window.toast(str(fault))

    def tell_unkept(self, why: str) -> None:
        """Say on the desktop that what was practised is not kept: a break has no window to say it in."""
        title = _("A practice is not in your journal")
        self._services.desktop.notifier.show(Note(key="practice", title=title, body=_unkept(why)))

    def _say_fault(self, window: MainWindow, playing: Playing) -> None:
        if playing.unkept:
            window.toast(_unkept(playing.unkept))
        elif playing.fault:
            window.toast(playing.fault)


def _unkept(why: str) -> str:
    return _("What you practised could not be kept: {why}").format(why=why)

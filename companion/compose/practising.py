"""Practices: what there are, what was practised, and the player with its sound."""

import os
import sys
from typing import TYPE_CHECKING, cast

from companion.app.late import Late
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.app.bus import Bus
    from companion.app.ports import Assets, Clock, PracticeSeams, Store
    from companion.app.practice_library import Practices
    from companion.app.practice_offers import PracticeOffers
    from companion.app.practise import Practise
    from companion.app.settings import SettingsService
    from companion.compose.parts import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Practising:
    """The practices, what keeps what was practised, and what offers them; none loaded before it is asked.

    offers: the one for every face, so that none offers what another just did.
    """

    practices: "Practices"
    practise: "Practise"
    offers: "PracticeOffers"


def make_practising(
    assets: "Assets", store: "Store", bus: "Bus", clock: "Clock", settings: "SettingsService"
) -> Practising:
    """Return them all."""

    def make_practices() -> "Practices":
        from companion.app.practice_library import Practices

        return Practices(assets)

    def make_practise() -> "Practise":
        from companion.app.practise import Practise

        return Practise(store, bus, clock, settings)

    def make_offers() -> "PracticeOffers":
        from companion.app.practice_offers import PracticeOffers

        return PracticeOffers(practices, practise, store, settings)

    practices = cast("Practices", Late(make_practices))
    practise = cast("Practise", Late(make_practise))
    return Practising(
        practices=practices, practise=practise, offers=cast("PracticeOffers", Late(make_offers))
    )


def make_seams(desk: "Desk", assets: "Assets") -> "PracticeSeams":
    """Return sound, the awake screen and the media keys of this desktop; nothing is opened yet."""
    from companion.adapters.clock import elapsed_awake
    from companion.adapters.desktop.awake import choose_awake
    from companion.adapters.desktop.media_keys import choose_media_keys
    from companion.adapters.sound.player import MiniaudioPlayer
    from companion.app.ports import PracticeSeams

    session = desk.buses.session
    return PracticeSeams(
        # The device stands still in sleep and knows no other pace, and so does its clock.
        sound=MiniaudioPlayer(assets, elapsed_awake),
        awake=choose_awake(os.environ, sys.platform, session, desk.own_hold),
        keys=choose_media_keys(sys.platform, session),
    )

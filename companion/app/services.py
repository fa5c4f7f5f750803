"""The frozen bundle of use cases handed to the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.core.value import dataclass

if TYPE_CHECKING:
    # Who makes the bundle has loaded what is in it; reflecting is loaded when first asked for.
    from companion.app.bus import Bus
    from companion.app.edit import Edit
    from companion.app.experiments import Experiments
    from companion.app.ports import Backups, Clock, Desktop, Store, Vault
    from companion.app.practice_library import Practices
    from companion.app.practice_offers import PracticeOffers
    from companion.app.practise import Practise
    from companion.app.record import Record
    from companion.app.reflect import Reflect
    from companion.app.reflecting import Reflecting
    from companion.app.relations import Relations
    from companion.app.settings import SettingsService
    from companion.app.study import Study
    from companion.app.suggest import Suggest
    from companion.app.week import Weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a face of the program may ask for."""

    study: Study
    record: Record
    edit: Edit
    reflect: Reflect
    weeks: Weeks
    relations: Relations
    reflecting: Reflecting
    suggest: Suggest
    experiments: Experiments
    practices: Practices
    practise: Practise
    practice_offers: PracticeOffers
    settings: SettingsService
    store: Store
    vault: Vault
    backups: Backups
    clock: Clock
    bus: Bus
    desktop: Desktop

"""Opening everything once, off screen: what packaged builds run to see that they are whole."""

import os
from collections.abc import Iterator
from pathlib import Path

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.app.ports import Paths
from companion.compose.parts import make_desktop, make_services, make_timer, outer_doors


def selftest() -> Iterator[str]:
    """Open everything once, off screen, in a profile that is thrown away."""
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="second-wind-selftest-") as folder:
        yield from _open_off_screen(paths_for(Path(folder)))


def _open_off_screen(paths: Paths) -> Iterator[str]:
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.desktop.keyring import DesktopKeyring
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.sqlite.store import open_store
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService
    from companion.ui.app import Faces
    from companion.ui.application import make_application
    from companion.ui.front import Front
    from companion.ui.overlay import NoWatchdog
    from companion.ui.selftest import open_everything

    prepare(paths)
    clock, bus, zone = SystemClock(local_zone()), Bus(), local_zone()
    settings = SettingsService(TomlSettingsFile(paths.settings), bus)
    store = open_store(store_file(paths), zone)
    yield f"store: {store.integrity()}"
    assets = ShippedAssets()
    front = Front(make_application(), assets, settings.current.look)
    desk = make_desktop(clock, 1.0, front)
    timer = make_timer(clock, 1.0, store, bus, desk.seams, "", settings.current)
    keyhole = Keyhole(store_file(paths), DesktopKeyring(store_file(paths)))
    services = make_services(timer, clock, store, bus, settings, desk.seams, keyhole, zone)
    faces = Faces(front, services, outer_doors(services, paths, desk), NoWatchdog())
    try:
        yield from open_everything(faces, services, assets)
    finally:
        faces.close()
        front.close()
        desk.close()
        store.close()

"""Opens every page and loads every shipped file, to see that an installed program is whole."""

import tomllib
from collections.abc import Iterator

from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from companion.app.ports import Assets
from companion.app.services import Services
from companion.core.errors import EnvironmentFault
from companion.core.words import _, ngettext
from companion.ui.app import Faces

FOLDERS = (".", "audio", "audio/background", "audio/voice", "help", "icons", "overlay", "practices", "words")


def open_everything(faces: Faces, services: Services, assets: Assets) -> Iterator[str]:
    """Yield one line for each thing found whole; raises EnvironmentFault for one that is not."""
    for folder in FOLDERS:
        count = 0
        for name in assets.names(folder):
            _load(assets, f"{folder}/{name}")
            count += 1
        yield _("resources/{folder}: {count} files").format(folder=folder, count=count)
    fault = services.practices.fault()
    if fault is not None:
        raise fault
    count = len(services.practices.all())
    yield ngettext("{count} practice: read", "{count} practices: read", count).format(count=count)
    faces.show_window()
    for key in faces.open_each_page():
        QApplication.processEvents()
        yield _("page {key}: opened").format(key=key)


def _load(assets: Assets, name: str) -> None:
    path = assets.path(name)
    whole = True
    if path.suffix == ".svg":
        whole = QSvgRenderer(str(path)).isValid()
    elif path.suffix == ".opus":
        whole = path.read_bytes()[:4] == b"OggS"
    elif path.suffix == ".toml":
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            whole = False
    if not whole:
        raise EnvironmentFault(
            _("The program's file {path} is damaged: install Second Wind anew.").format(path=path)
        )

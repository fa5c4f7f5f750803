"""The files shipped with the program."""

from collections.abc import Iterable
from pathlib import Path

from companion.core.errors import EnvironmentFault
from companion.core.words import _

_PACKAGE = Path(__file__).parents[2]


class ShippedAssets:
    """Fills the Assets port: from the installed package, or from the repository it runs in."""

    def __init__(self) -> None:
        installed = _PACKAGE / "_resources"
        self._root = installed if installed.is_dir() else _PACKAGE.parent / "resources"

    def path(self, name: str) -> Path:
        """Return the file `name` (such as `icons/pause.svg`); EnvironmentFault where it is missing."""
        found = self._root / name
        if not found.exists():
            raise EnvironmentFault(
                _("The program's file {path} is missing: install Second Wind anew.").format(path=found)
            )
        return found

    def names(self, folder: str) -> Iterable[str]:
        """Return the file names in a folder of resources, in order; empty where there is none."""
        found = self._root / folder
        return sorted(path.name for path in found.iterdir() if path.is_file()) if found.is_dir() else []

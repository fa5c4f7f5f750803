"""How loud a practice is and what sounds behind it: as heard at once, as kept when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.app.practice_settings import BACKGROUNDS, Background

if TYPE_CHECKING:
    from companion.app.ports.sound import Part, SoundPlayer
    from companion.app.settings import SettingsService

_KEYS: dict[Part, str] = {"voice": "voice", "bell": "bell", "background": "background_volume"}
PARTS: tuple[Part, ...] = ("voice", "bell", "background")


class SoundChoices:
    """Volumes and background of the player, from the settings and back."""

    def __init__(self, sound: SoundPlayer, settings: SettingsService) -> None:
        self._sound, self._settings = sound, settings
        self._volumes: dict[Part, float] = {}

    def apply(self) -> None:
        """Let the player sound as chosen; after each loaded track."""
        for part in PARTS:
            self._sound.volume(part, self.volume(part))
        self._sound.background(background_file(self.background))

    def volume(self, part: Part) -> float:
        """Return how loud a part is, 0 to 1."""
        kept: float = getattr(self._settings.current.practice, _KEYS[part])
        return self._volumes.get(part, kept)

    def set_volume(self, part: Part, gain: float) -> None:
        """Set how loud a part is, 0 to 1; kept with `keep`, as a slider says many on its way."""
        self._volumes[part] = min(1.0, max(0.0, gain))
        self._sound.volume(part, self._volumes[part])

    @property
    def background(self) -> Background:
        """The sound behind, empty for none."""
        return self._settings.current.practice.background

    def choose_background(self, name: str) -> None:
        """Take another sound behind and keep it. Raises as `SettingsService.change` does."""
        if name not in BACKGROUNDS or name == self.background:
            return
        self._sound.background(background_file(name))
        self._settings.change("practice", "background", name)

    def keep(self) -> None:
        """Keep the volumes set since. Raises as `SettingsService.change` does."""
        now = self._settings.current.practice
        fresh = {_KEYS[part]: round(gain, 2) for part, gain in self._volumes.items()}
        changed = {key: gain for key, gain in fresh.items() if getattr(now, key) != gain}
        if changed:
            self._settings.change_many({"practice": changed})


def background_file(name: Background) -> str:
    """Return the file below resources, empty for none."""
    return f"audio/background/{name}.ogg" if name else ""

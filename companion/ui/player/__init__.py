"""The player: a practice heard and shown, in the place of rail and pages."""

from companion.ui.player.layer import PlayerLayer
from companion.ui.player.view import PlayerView

__all__ = ["PlayerLayer", "PlayerView"]

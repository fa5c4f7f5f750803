"""The player: a practice heard and shown, in the window and inside a break."""

from companion.ui.player.in_break import InBreak
from companion.ui.player.layer import PlayerLayer
from companion.ui.player.view import PlayerView

__all__ = ["InBreak", "PlayerLayer", "PlayerView"]

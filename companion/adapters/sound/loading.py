"""Loading what mixes, late and without threads it does not need."""

from __future__ import annotations  # numpy is loaded only once sound is needed

import os
import sys
from typing import TYPE_CHECKING

from companion.adapters.sound.collecting import not_collecting

if TYPE_CHECKING:
    from companion.adapters.sound.mixing import Mixer

_THREADS = "OPENBLAS_NUM_THREADS"


def load_mixer() -> Mixer:
    """Return a mixer; numpy, where it comes only now, keeps no thread of its own for algebra."""
    given = os.environ.get(_THREADS)
    alone = "numpy" not in sys.modules and given is None
    if alone:
        os.environ[_THREADS] = "1"
    try:
        with not_collecting():
            # Both now: whatever is missing is then known before anything plays.
            import companion.adapters.sound.decoding
            import companion.adapters.sound.device  # noqa: F401
            from companion.adapters.sound.mixing import Mixer

            return Mixer()
    finally:
        if alone:
            os.environ.pop(_THREADS, None)

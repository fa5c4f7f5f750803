"""Sound libraries that print what goes wrong: whoever looks for a device on purpose needs no such page.

Source: snd_lib_error_set_handler (alsa-lib, error.h); jack_set_error_function (jack.h)
"""

from ctypes import CDLL, c_void_p, cast

_SETTERS = {
    "ALSA": ("libasound.so.2", ("snd_lib_error_set_handler",)),
    "JACK": ("libjack.so.0", ("jack_set_error_function", "jack_set_info_function")),
}


def hush(backend: str) -> None:
    """Let the library behind a backend print nothing from now on; nothing happens where it is missing."""
    name, setters = _SETTERS.get(backend, ("", ()))
    if not name:
        return
    try:
        library, c = CDLL(name), CDLL(None)
    except OSError:
        return
    # Any function of C that looks at no argument and changes nothing will do as a listener.
    nothing = cast(c.getpid, c_void_p)
    for setter in setters:
        if hasattr(library, setter):
            getattr(library, setter).argtypes = [c_void_p]
            getattr(library, setter).restype = None
            getattr(library, setter)(nothing)

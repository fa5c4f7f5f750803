"""Whether sound can be heard here, found out without opening a device: its server's socket, its files."""

import socket
from collections.abc import Callable, Mapping
from ctypes import CDLL
from importlib.util import find_spec
from pathlib import Path

from companion.app.ports.desktop import Capability
from companion.core.words import _

ANSWER_LIMIT = 0.2
"""Seconds for the sound server to take a connection."""
CARDS = Path("/dev/snd")
PARTS = ("miniaudio", "_miniaudio", "soundfile", "numpy")
"""The modules without which nothing is played; looked for and not loaded, as they are large."""
DECODER = ("_soundfile_data", "libsndfile.so.1")
"""What reads the sound files: comes with `soundfile`, or else with the system."""


def find_module(name: str) -> bool:
    """Return whether a module is installed, without loading it."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def sound_works(
    env: Mapping[str, str],
    platform: str,
    cards: Path = CARDS,
    installed: Callable[[str], bool] = find_module,
) -> Capability:
    """Return whether sound can be heard.

    cards: the folder of the sound cards' playback devices. installed: whether there is a module.
    """
    if lacking := _lacking(platform, installed):
        why = _("{part} is missing, which plays the sound: install Second Wind anew.")
        return Capability(False, "", why.format(part=lacking))
    if not platform.startswith("linux"):
        return Capability("unknown", "", _("Sound is not tested on this system."))
    server = pulse_server(env)
    if server is not None and not server.startswith("/"):
        return Capability("unknown", "PulseAudio", _("The sound server is on another computer."))
    if server is not None and _takes_connections(server):
        if _has("libpulse.so.0"):
            return Capability(True, "PulseAudio")
        return Capability(False, "", _("The library {name} is missing.").format(name="libpulse.so.0"))
    if any(cards.glob("pcmC*D*p")) and _has("libasound.so.2"):
        return Capability(True, "ALSA")
    if server is not None and env.get("PULSE_SERVER"):
        return Capability(False, "", _("The sound server {path} does not answer.").format(path=server))
    return Capability(False, "", _("Neither a sound server nor a sound card was found."))


def speech_works(sound: Capability, voices: int) -> Capability:
    """Return whether words can be heard: they are recorded, so this takes sound and the recordings.

    voices: how many recordings there are.
    """
    if not voices:
        return Capability(False, "", _("The recorded voice is not installed: install Second Wind anew."))
    if sound.works is True:
        return Capability(True, _("the recorded voice"))
    return Capability(sound.works, "", sound.why)


def pulse_server(env: Mapping[str, str]) -> str | None:
    """Return the path of the sound server's socket, an address elsewhere, or None where none is known."""
    told = env.get("PULSE_SERVER", "").split()
    if told:
        address = told[0].rpartition("}")[2]
        return address.removeprefix("unix:")
    folder = env.get("PULSE_RUNTIME_PATH") or (
        f"{env['XDG_RUNTIME_DIR']}/pulse" if env.get("XDG_RUNTIME_DIR") else ""
    )
    return f"{folder}/native" if folder else None


def _lacking(platform: str, installed: Callable[[str], bool]) -> str:
    """Return the first part of the program that is not there, empty where all are."""
    for name in PARTS:
        if not installed(name):
            return name
    shipped, of_the_system = DECODER
    if platform.startswith("linux") and not installed(shipped) and not _has(of_the_system):
        return of_the_system
    return ""


def _takes_connections(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as tried:
        tried.settimeout(ANSWER_LIMIT)
        try:
            tried.connect(path)
        except OSError:
            return False
        return True


def _has(library: str) -> bool:
    try:
        CDLL(library)
    except OSError:
        return False
    return True

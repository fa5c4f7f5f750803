#!/bin/sh
# Makes a fresh machine ready: system libraries, then .venv with the locked packages and the project itself.
# usage: bootstrap.sh run | test | narrate
# test also asks for a virtual screen, the desktops the tests run on, and the speech engine; narrate for that alone.
set -eu
cd "$(dirname "$0")/../.."

PYTHON=${PYTHON:-python3}
LOCK=requirements-dev.lock
STAMP=.venv/.stamp
# The speech engine has an environment of its own: the program needs nothing of it.
VOICE=build/narration
VOICE_LOCK=requirements-narration.lock

RUN_LIBRARIES="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4
  libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libwayland-cursor0 libpulse0 libxss1 libxext6
  fonts-inter"
SCREEN_PROGRAMS="xvfb openbox dbus dbus-x11 dunst xfce4-notifyd trayer xfce4-panel x11-xserver-utils x11-utils
  xdotool wmctrl strace"
# What a practice sounds like is recorded from a sound server that plays into nothing.
SOUND_PROGRAMS="pulseaudio pulseaudio-utils"

say() { printf '%s\n' "$*" >&2; }

has_screen() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]
}

wanted_packages() {
  if [ "$1" != narrate ]; then
    printf '%s ' $RUN_LIBRARIES
    # Without a screen `make run` takes its tour on a virtual one.
    if [ "$1" = test ] || ! has_screen; then printf '%s ' $SCREEN_PROGRAMS; fi
  fi
  if [ "$1" = test ]; then printf '%s ' $SOUND_PROGRAMS; fi
  # Debian's Python comes without the part that makes environments.
  "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv '
}

installed_packages() {
  # One call for all of them: quick when nothing is missing. Newer releases rename libraries (libglib2.0-0t64)
  # and say so under Provides.
  dpkg-query -W -f='${db:Status-Abbrev} ${Package}, ${Provides}\n' |
    sed -n 's/^ii *//p' | tr ',' '\n' | sed 's/^ *//; s/[ :(].*//'
}

missing_packages() {
  installed=$(installed_packages | sort -u)
  for package in $(wanted_packages "$1"); do
    printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
  done
}

install_system_packages() {
  command -v dpkg-query >/dev/null 2>&1 || return 0   # not Debian: the program's own messages name what it lacks
  missing=$(missing_packages "$1")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif sudo -n true 2>/dev/null; then as_root="sudo -n"
  else
    say "Missing system packages; please run: sudo apt-get install --no-install-recommends $missing"
    exit 1
  fi
  say "Installing system packages: $missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

check_python() {
  "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
  say "Second Wind needs Python 3.11 or newer as '$PYTHON'; name another one with: make PYTHON=/path/to/python3"
  exit 1
}

fingerprint() {
  cat "$LOCK" pyproject.toml | cksum
  pwd   # an environment does not survive being moved
}

make_environment() {
  fingerprint=$(fingerprint)
  if [ -x .venv/bin/companion ] && [ "$(cat "$STAMP" 2>/dev/null)" = "$fingerprint" ]; then return 0; fi
  say "Preparing .venv from $LOCK"
  # A moved or half-made environment is made anew; a stale one is brought up to date in place, so that a
  # program started from it keeps running.
  if ! .venv/bin/python -c 'import pip' 2>/dev/null || [ "$(sed -n 2p "$STAMP" 2>/dev/null)" != "$(pwd)" ]; then
    "$PYTHON" -m venv --clear .venv
  fi
  rm -f "$STAMP"
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$LOCK"
  # The build backend is in the lock, so the project itself needs nothing from outside.
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
  printf '%s\n' "$fingerprint" >"$STAMP"
}

make_voice() {
  fingerprint=$(cksum <"$VOICE_LOCK"; pwd)
  if [ -x "$VOICE/bin/python" ] && [ "$(cat "$VOICE/.stamp" 2>/dev/null)" = "$fingerprint" ]; then return 0; fi
  say "Preparing $VOICE from $VOICE_LOCK"
  # Joined, as the shell stops at no error in what is asked about; without the engine there is no stamp.
  "$PYTHON" -m venv --clear "$VOICE" &&
    "$VOICE/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$VOICE_LOCK" &&
    printf '%s\n' "$fingerprint" >"$VOICE/.stamp"
}

do_without_voice() {
  if [ -n "${CI:-}" ]; then exit 1; fi
  say "The speech engine cannot be installed here; the one test that speaks sentences again is left out."
}

case "${1:-}" in run | test | narrate) ;; *) say "usage: bootstrap.sh run | test | narrate"; exit 2 ;; esac
install_system_packages "$1"
check_python
# Two `make` at once must not both write the same environment.
if command -v flock >/dev/null 2>&1; then
  mkdir -p build
  exec 9>build/.bootstrap.lock
  flock 9
fi
case "$1" in
  run) make_environment ;;
  test) make_environment; make_voice || do_without_voice ;;
  narrate) make_voice ;;
esac

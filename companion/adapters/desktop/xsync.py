"""The part of the X Synchronization Extension that tells idle time: one counter and its alarms.

Source: X Synchronization Extension Protocol 3.1; the server's counter IDLETIME counts the
milliseconds since the last input of anyone.
"""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from datetime import timedelta

from companion.adapters.desktop.xlib import XDisplay, XUnavailable, load_library
from companion.core.words import _

COUNTER, VALUE_TYPE, VALUE, TEST_TYPE, DELTA, EVENTS = (1 << bit for bit in range(6))
POSITIVE_COMPARISON, NEGATIVE_COMPARISON = 2, 3
ALARM_NOTIFY = 1


class Value(Structure):
    """A signed number of 64 bits in two halves."""

    _fields_ = [("hi", c_int), ("lo", c_uint)]


class _SystemCounter(Structure):
    _fields_ = [("name", c_char_p), ("counter", c_ulong), ("resolution", Value)]


class _Trigger(Structure):
    _fields_ = [("counter", c_ulong), ("value_type", c_int), ("wait_value", Value), ("test_type", c_int)]


class _AlarmAttributes(Structure):
    _fields_ = [("trigger", _Trigger), ("delta", Value), ("events", c_int), ("state", c_int)]


class _AlarmNotify(Structure):
    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("alarm", c_ulong),
        ("counter_value", Value),
        ("alarm_value", Value),
        ("time", c_ulong),
        ("state", c_int),
    ]


class _Event(ctypes.Union):
    _fields_ = [("type", c_int), ("alarm", _AlarmNotify), ("room", c_long * 24)]


class IdleCounter:
    """The server's IDLETIME counter: read it, or be told when it passes a value."""

    def __init__(self, display: XDisplay) -> None:
        """Find the counter; XUnavailable says what is missing."""
        self._display = display
        self._lib = load_library("libXext.so.6")
        _declare(self._lib)
        event, error, major, minor = c_int(), c_int(), c_int(), c_int()
        handle = display.handle
        if not self._lib.XSyncQueryExtension(handle, byref(event), byref(error)) or (
            not self._lib.XSyncInitialize(handle, byref(major), byref(minor))
        ):
            raise XUnavailable(_("This X server has no SYNC extension."))
        self._alarm_event = event.value + ALARM_NOTIFY
        self._counter = self._find()

    def read(self) -> timedelta | None:
        """Return the time since the last input, None when the server is gone."""
        value = Value()
        if not self._display.usable:
            return None
        if not self._lib.XSyncQueryCounter(self._display.handle, self._counter, byref(value)):
            return None
        return timedelta(milliseconds=_number(value))

    def alarm_above(self, value: timedelta) -> int:
        """Set a one-shot alarm for idle >= value, at once if it is so already; return its id."""
        return self._set(value, POSITIVE_COMPARISON)

    def alarm_below(self, value: timedelta) -> int:
        """Set a one-shot alarm for idle <= value, at once if it is so already; return its id."""
        return self._set(value, NEGATIVE_COMPARISON)

    def cancel(self, alarm: int) -> None:
        """Take an alarm back."""
        if self._display.usable:
            self._lib.XSyncDestroyAlarm(self._display.handle, alarm)
            self._display.flush()

    def next_alarm(self) -> tuple[int, timedelta] | None:
        """Take one waiting event and return the alarm that rang with its idle time; None for others."""
        event = _Event()
        self._display.lib.XNextEvent(self._display.handle, byref(event))
        if event.type != self._alarm_event:
            return None
        return int(event.alarm.alarm), timedelta(milliseconds=_number(event.alarm.counter_value))

    def _find(self) -> int:
        count = c_int()
        counters = self._lib.XSyncListSystemCounters(self._display.handle, byref(count))
        try:
            for entry in counters[: count.value] if counters else ():
                if entry.name == b"IDLETIME":
                    return int(entry.counter)
        finally:
            if counters:
                self._lib.XSyncFreeSystemCounterList(counters)
        raise XUnavailable(_("This X server does not count idle time."))

    def _set(self, value: timedelta, test: int) -> int:
        milliseconds = value // timedelta(milliseconds=1)
        attributes = _AlarmAttributes(events=1)
        # A comparison, not a transition: what happened between two alarms is not missed.
        attributes.trigger = _Trigger(self._counter, 0, _value(milliseconds), test)
        mask = COUNTER | VALUE_TYPE | VALUE | TEST_TYPE | DELTA | EVENTS
        alarm = self._lib.XSyncCreateAlarm(self._display.handle, mask, byref(attributes))
        self._display.flush()
        return int(alarm)


def _value(number: int) -> Value:
    return Value(number >> 32, number & 0xFFFFFFFF)


def _number(value: Value) -> int:
    return int(value.hi << 32) | int(value.lo)


def _declare(lib: ctypes.CDLL) -> None:
    p = c_void_p
    signatures = {
        "XSyncQueryExtension": (c_int, [p, p, p]),
        "XSyncInitialize": (c_int, [p, p, p]),
        "XSyncListSystemCounters": (POINTER(_SystemCounter), [p, p]),
        "XSyncFreeSystemCounterList": (None, [p]),
        "XSyncQueryCounter": (c_int, [p, c_ulong, p]),
        "XSyncCreateAlarm": (c_ulong, [p, c_ulong, p]),
        "XSyncDestroyAlarm": (c_int, [p, c_ulong]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments

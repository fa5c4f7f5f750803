"""How the sounds that ship are made: the spoken sentences, the bells and the backgrounds.

Everything works on numpy arrays of float64, mono, RATE samples a second, full scale 1.0.
"""

RATE = 48_000
"""Samples a second of every sound that ships; Opus knows no 44.1 kHz."""

"""Reasons to hold breaks back: do-not-disturb, calls, full-screen programs."""

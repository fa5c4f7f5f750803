"""Figures, not tests: how light the program is, beside an empty tray program in the same run."""

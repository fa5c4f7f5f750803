"""A study day at sixty times the pace, driven as a person would, on a private virtual screen."""

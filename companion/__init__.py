"""Second Wind: a study companion for coming back from a failed high-stakes exam."""

__version__ = "0.1.0"

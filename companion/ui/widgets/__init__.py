"""Controls and shapes, each once, used by every page."""

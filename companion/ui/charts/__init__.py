"""Charts: the only part that knows matplotlib, which is imported when the first one is drawn."""

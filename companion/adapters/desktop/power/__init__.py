"""Sleep and waking."""

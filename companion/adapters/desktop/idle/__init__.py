"""Since when nobody has typed or moved."""

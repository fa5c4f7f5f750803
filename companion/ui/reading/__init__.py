"""How records read on more than one page."""

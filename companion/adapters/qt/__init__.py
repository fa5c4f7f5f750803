"""Adapters that need a Qt event loop but no widgets."""

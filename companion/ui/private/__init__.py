"""Keeping the journal to oneself: the passphrase, the lock of the window, and hiding what was written."""

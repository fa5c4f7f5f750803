"""Use cases and the ports they speak through; imports only the core."""

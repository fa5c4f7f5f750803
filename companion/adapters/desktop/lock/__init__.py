"""The screen being locked and unlocked."""

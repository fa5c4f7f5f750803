"""The timer and break engine: one pure state machine for study sessions and the guard."""

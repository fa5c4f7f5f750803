"""Sound of a practice: decoded, mixed and played in this process, only while one is open."""

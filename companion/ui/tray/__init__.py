"""The tray icon: a ring towards the next break, and the menu."""

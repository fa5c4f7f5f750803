"""What the desktop tells and does: idle time, notifications, power, presence of others."""

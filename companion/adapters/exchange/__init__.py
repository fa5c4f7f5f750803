"""Files of people: the archive, CSV, and later what other programs write; one module for each format."""

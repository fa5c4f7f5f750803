"""Everything out and in again: the archive, tables, and what other programs wrote."""

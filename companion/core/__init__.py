"""What the product knows: pure values and functions, no I/O, no clock reads, no Qt."""

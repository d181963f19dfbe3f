"""Days off, days worked, and counting with them as Vietnamese law counts."""

"""Linear models over named features, kept as JSON: nothing in a model runs, and applying it needs no library."""

"""Results → files and tables: each format is a function of dispatches and knows nothing of how they were read."""

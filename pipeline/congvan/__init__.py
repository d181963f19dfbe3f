"""congvan: who must do what by when, read from Vietnamese official dispatches."""

__version__ = "0.1.0"

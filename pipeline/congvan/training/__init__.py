"""Trains and measures models on annotated dispatches; nothing here runs when a dispatch is read."""

"""Puts tasks together from directives and mentions, and computes what was only written in words."""

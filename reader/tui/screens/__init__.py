"""Whole screens: each joins widgets and answers their messages."""

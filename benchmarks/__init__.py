"""Measurements on labelled sets, of speed and of size, and the scripts that build shipped data."""

"""Claim and quote provenance for news."""

__version__ = "0.1.0"

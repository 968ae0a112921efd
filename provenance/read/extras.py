"""Packages that a reader needs and a plain installation lacks."""

from __future__ import annotations

import logging
from importlib.util import find_spec

from provenance.read.reading import Refused


def lacking(what: str, extra: str, *packages: str) -> Refused | None:
    """Say what to install when a package is missing; None where all are there."""
    if all(find_spec(package) for package in packages):
        return None
    return Refused(
        f"reading {what} needs more packages; run: pip install 'wire-provenance[{extra}]'"
    )


def hushed(*packages: str) -> None:
    """Keep packages from writing to stderr what the report says in its own words."""
    for package in packages:
        logger = logging.getLogger(package)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())

"""The errors that the library raises. Each message says what, where and what to do."""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base of all errors of this package; never raised itself."""


class NothingToReadError(ProvenanceError):
    """No readable document at the paths given: a missing path, an empty folder, only bad files."""


class ManifestError(ProvenanceError):
    """A ``corpus.toml`` that cannot be used; the message names the file and the key."""


class SettingsError(ProvenanceError, ValueError):
    """A setting, format or flag kind that does not exist or is out of bounds."""


class ServeError(ProvenanceError):
    """A server that cannot start: the port is taken, or a package is missing."""


class ArchiveError(ProvenanceError):
    """An archive that cannot be used: there is none, or it is newer, damaged, full or in use."""


class CommonWordsError(ArchiveError):
    """Words that are too common to be looked up in an archive."""


class SparkError(ProvenanceError):
    """A corpus that cannot be traced on Spark: no Java, nothing to read, or a folder in use."""

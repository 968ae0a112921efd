"""The tables of an archive, for any SQL tool to read.

A change of these is a new version: ``PRAGMA user_version`` tells which one a file has.
"""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
APPLICATION: Final = 0x70726F76
"""``prov``: what tells an archive from any other SQLite file."""

SCHEMA: Final = """
PRAGMA journal_mode = WAL;
BEGIN;

-- one row a document; facts is JSON: sections, credits and what else was read
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    title TEXT,
    publisher TEXT,
    agency TEXT,
    url TEXT,
    not_before TEXT,         -- ISO days, inclusive: when it was published, as far as is known
    not_before_method TEXT,
    not_after TEXT,
    not_after_method TEXT,
    sentences INTEGER NOT NULL,
    text TEXT NOT NULL,
    facts TEXT NOT NULL
);

-- documents with the same bytes as another: their ids, and the one that stands for them
CREATE TABLE copies (
    id TEXT PRIMARY KEY,
    document INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_by_document ON copies (document);

-- where each wording stands: sentences with the same stems are one wording, the earliest first
-- (day 0: no date known); start and end are code points of the document's text
CREATE TABLE places (
    wording INTEGER NOT NULL,
    day INTEGER NOT NULL,
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    section INTEGER NOT NULL,    -- 0 headline, 1 note, 2 caption, 3 body, 4 comment
    PRIMARY KEY (wording, day, document, number)
) WITHOUT ROWID;

-- what is committed here and not yet in the index: stems to add, or null for a wording to drop
CREATE TABLE pending (
    wording INTEGER PRIMARY KEY,
    stems TEXT
);

CREATE TABLE totals (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO totals VALUES
    ('documents', '0'), ('sentences', '0'), ('wordings', '0'), ('characters', '0'),
    ('digest', '0');
COMMIT;
"""

MARKS: Final = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"

"""Reading: files and strings to documents with their sections, dates, agency and credits."""

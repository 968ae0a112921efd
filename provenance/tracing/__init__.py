"""Alignments → earliest source, chain, ties, roles, omissions: who had it first, and who from whom.

Read in this order: :mod:`links` (which sentences resemble which), :mod:`chronology` (which
document came first), :mod:`sources` (the earliest sentences that have the content), :mod:`descent`
(what each document was written from, and its role), :mod:`omissions`.
"""

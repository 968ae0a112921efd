"""A back file traced against itself: every document against all the others.

``features`` of sentences propose pairs, ``neighbours`` chooses the documents that matter to one,
``step`` traces one document against its neighbours and gives its ``rows``: pure functions, which
an archive runs in processes (``archive``) and ``provenance.engines.spark`` on a cluster.
"""

"""The same pages in a browser, and the same report under ``/api``: the extra ``web``.

``collection`` holds what was read and traced once, ``work`` answers a draft in a process of its
own, ``desk`` hands drafts out and limits how many wait, ``guard`` refuses what no page of ours
sends, ``pages`` and ``api`` are the routes, ``app`` puts them together and ``server`` runs it.
"""

"""The same pages in a browser, and the same report under ``/api``: the extra ``web``.

``held`` is what any documents that are served can do; ``collection`` was read and traced once,
``back_file`` is an archive of any size. ``questions`` are what is asked of them, with the answers;
``work`` answers in a process of its own, ``desk`` hands questions to these and limits how many
wait, ``turns`` lets few threads work at once. ``rooms`` and ``archive_room`` are the routes of what
is held, ``pages`` and ``api`` those that both have; ``guard`` refuses what no page of ours sends,
``app`` puts all together and ``server`` runs it.
"""

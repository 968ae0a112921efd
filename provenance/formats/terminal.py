"""Any text → one line that a terminal shows and does not obey.

What is shown is never what is compared: the untouched text stands in the JSON.
"""

from __future__ import annotations

import re
from functools import cache

from provenance.words import unbroken


def one_line(text: str) -> str:
    """Join all white space to single spaces and name every control or hidden character.

    Escape sequences, bidi controls, zero-width characters and lone surrogates become
    ``⟦U+001B⟧``, a run of them ``⟦U+FE00 and 15 more⟧``.
    """
    return _unshown().sub(_name, unbroken(text))


def _name(found: re.Match[str]) -> str:
    if found["spelling"]:
        return found[0]
    more = len(found[0]) - 1
    return f"⟦U+{ord(found[0][0]):04X}{f' and {more} more' if more else ''}⟧"


@cache
def _unshown() -> re.Pattern[str]:
    """Return what a terminal may not be given, compiled when a line is first shown."""
    return re.compile(
        # joiners and variation selectors belong to the spelling of other scripts and of emoji
        "(?P<spelling>(?<=[\u0600-\u1fff\u2100-\ud7ff\uf900-\ufaff\U00010000-\U0001ffff])"
        "[\u200c\u200d\ufe0e\ufe0f])"
        "|[\x00-\x1f\x7f-\x9f\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
        "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
    )

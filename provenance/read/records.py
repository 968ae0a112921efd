"""Fields of JSON whose types nobody vouches for, and the words for what was left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from provenance.read.reading import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Record: TypeAlias = Mapping[str, Any]
"""A JSON object."""


def parsed(text: str) -> object | Refused:
    """Parse JSON; what cannot be parsed is refused with the reason."""
    try:
        value: object = json.loads(text)
    except RecursionError:
        return Refused("its JSON is nested too deeply; save the article's text as .txt")
    except ValueError as error:
        return Refused(f"it is not JSON ({error}); check how it was saved")
    return value


def text_of(record: Record, *keys: str) -> str | None:
    """Return the first of the fields that is a text with more than white space in it."""
    found = (record.get(key) for key in keys)
    return next((one.strip() for one in found if isinstance(one, str) and one.strip()), None)


def records_in(value: object) -> Iterator[Record]:
    """Yield a record, or the records of a list, and nothing of what is neither."""
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def unused(record: Record, used: Iterable[str]) -> str | None:
    """Name the fields of a record that were not used, in the order of their names."""
    rest = sorted({key for key, value in record.items() if value} - {*used})
    return f"the fields {', '.join(rest)} were not used" if rest else None

"""Mappings whose values are made when first asked for: of much that is traced, little is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")


class Lazily(Mapping[Key, Value]):
    """A mapping over known keys; each value is made once, and kept."""

    def __init__(self, keys: Iterable[Key], make: Callable[[Key], Value]) -> None:
        """Make values by ``make``, which must depend on nothing that changes."""
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key in self._made:
            return self._made[key]
        if key not in self._keys:
            raise KeyError(key)
        value = self._made[key] = self._make(key)
        return value

    @overload
    def get(self, key: Key, /) -> Value | None: ...
    @overload
    def get(self, key: Key, /, default: Value | Other) -> Value | Other: ...
    def get(self, key: Key, /, default: object = None) -> object:
        """Return the value of a key, or ``default`` where it is none of the keys."""
        return self[key] if key in self._keys else default

    def __reduce__(self) -> tuple[type[dict[Key, Value]], tuple[dict[Key, Value]]]:
        """Go to another process as all that can be asked for."""
        return dict, (dict(self),)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def joined(first: Mapping[Key, Value], second: Mapping[Key, Value]) -> Lazily[Key, Value]:
    """Return both as one; where both have a key, the first one's value."""
    return Lazily((*first, *second), lambda key: first[key] if key in first else second[key])

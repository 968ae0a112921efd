"""What is made when first asked for: of much that is traced, little is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")


class computed(Generic[Value]):  # noqa: N801 (a decorator)
    """A property that is computed when first asked for, and kept.

    It is ``functools.cached_property`` without the lock that Python 3.12 dropped, which costs as
    much as what is computed where there are many small ones.
    """

    def __init__(self, function: Callable[[Any], Value]) -> None:
        """Compute by a method of a class whose instances have a ``__dict__``."""
        self._function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Value: ...
    def __get__(self, instance: Any, owner: type | None = None) -> Self | Value:
        if instance is None:
            return self
        value: Value = self._function(instance)
        instance.__dict__[self._name] = value  # found there from now on, before this
        return value


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

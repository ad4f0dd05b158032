"""An attribute that is worked out when somebody reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Late(Generic[Value]):
    """Field of a dataclass that may be given as a function, called by the first to read it.

    Unlike a cached property it may be given as a value as well, and so be replaced.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __set__(self, instance: object, value: Value | Callable[[], Value]) -> None:
        vars(instance)[self._name] = value

    def __get__(self, instance: object, owner: type) -> Value:
        if instance is None:
            # A dataclass takes what its class has for the default of the field.
            raise AttributeError(self._name)
        value: Value | Callable[[], Value] = vars(instance)[self._name]
        if callable(value):
            value = vars(instance)[self._name] = value()
        return value

"""Frozen values, quickly made: what `@dataclass(frozen=True, slots=True)` gives, at a quarter of its cost on import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a frozen dataclass with slots; `fields`, `replace` and `is_dataclass` know it as one.

    A dataclass compiles six methods for each class, which was a third of what a command cost before it read a
    cell. Here one is compiled, `__init__`, when the first value is made; the others are the same for all. There is
    no `__post_init__`.
    """

    def made(cls: type[T]) -> type[T]:
        said = vars(cls).get("__annotations__", {})
        cls.__annotations__ = {name: kind if "ClassVar" in str(kind) else object for name, kind in said.items()}
        slotted = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        slotted.__annotations__ = said  # as texts, each would have been searched three times for what is no field
        for f in fields(slotted):  # type: ignore[arg-type]
            f.type = said.get(f.name, f.type)
        _complete(slotted)
        return slotted

    return made if cls is None else made(cls)


def _complete(cls: Any) -> None:
    cls.__init__ = _first(cls)
    key = _key(*(f.name for f in fields(cls) if f.compare))
    hashed = _key(*(f.name for f in fields(cls) if (f.compare if f.hash is None else f.hash)))
    methods = {
        "__repr__": _repr,
        "__eq__": lambda self, other: key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented,
        "__hash__": lambda self: hash(hashed(self)),
    }
    for name, method in methods.items():
        if vars(cls).get(name) is None:
            setattr(cls, name, method)
    cls.__setattr__ = cls.__delattr__ = _refuse


def _first(cls: Any) -> Any:
    """Return an `__init__` that gives way to the real one: a run makes values of half of the classes."""

    def first(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **named)

    return first


def _init(cls: Any) -> Any:
    """Compile `__init__`; it fills each slot through its descriptor, past the `__setattr__` that refuses."""
    known: dict[str, Any] = {"MISSING": MISSING}
    named, lines = [], []
    for f in sorted(fields(cls), key=lambda f: f.kw_only is True):
        known[f"set_{f.name}"] = getattr(cls, f.name).__set__
        known[f"default_{f.name}"] = f.default if f.default is not MISSING else f.default_factory
        named += ["*"] if f.kw_only and "*" not in named else []
        named.append(_parameter(f))
        made = f.default_factory is not MISSING
        given = f"default_{f.name}() if {f.name} is MISSING else {f.name}" if made else f.name
        lines.append(f"    set_{f.name}(self, {given})")
    exec("\n".join((f"def __init__({', '.join(('self', *named))}):", *(lines or ["    pass"]))), known)  # noqa: S102
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return known["__init__"]


def _parameter(f: Field[Any]) -> str:
    if f.default is not MISSING:
        return f"{f.name}=default_{f.name}"
    return f.name if f.default_factory is MISSING else f"{f.name}=MISSING"


def _key(*names: str) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of a {self.__class__.__qualname__}")

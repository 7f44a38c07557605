"""Values from TOML into the types that options are declared with, and what is wrong with them in the user's words."""

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_MOST_SHOWN = 12


class BadValueError(Exception):
    """A value is not of the declared type; holds the key path below the option and the message."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys


def suggestion(word: str, known: list[str]) -> str:
    """Return ``, did you mean `x`?`` for the nearest of ``known``, else what there is, unless that fills a screen."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f", did you mean `{near[0]}`?"
    if not known:
        return "; there are none"
    more = f" and {len(known) - _MOST_SHOWN} more" if len(known) > _MOST_SHOWN else ""
    return f"; known: {', '.join(sorted(known)[:_MOST_SHOWN])}{more}"


@cache
def option_types(cls: type) -> dict[str, Any]:
    """Return the declared type of each field of the dataclass ``cls``, by name; nothing for another class."""
    if not dataclasses.is_dataclass(cls):
        return {}
    for base in cls.__bases__:  # most rules add no field: to resolve theirs again takes 3 ms
        if vars(base).get("__dataclass_fields__") is cls.__dataclass_fields__:
            return option_types(base)
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in dataclasses.fields(cls) if field.init}


def convert(value: Any, declared: Any) -> Any:
    """Return ``value`` as ``declared`` wants it; raise :exc:`BadValueError` if it cannot be."""
    origin = get_origin(declared)
    if origin is Literal:
        return _literal(value, get_args(declared))
    if origin in (Union, types.UnionType):
        return _union(value, get_args(declared))
    if origin is tuple:
        return _sequence(value, get_args(declared))
    if origin in (dict, Mapping):
        return _mapping(value, get_args(declared))
    if dataclasses.is_dataclass(declared) and isinstance(declared, type):
        return _record(value, declared)
    return _plain(value, declared)


def _plain(value: Any, declared: Any) -> Any:
    if declared is float and type(value) is int:
        return float(value)
    if type(value) is declared or declared is Any:
        return value
    raise BadValueError(f"must be {describe(declared)}, not {value!r}")


def describe(declared: Any) -> str:
    """Return the name of a declared type in words."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Literal:
        return " or ".join(f'"{choice}"' for choice in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(describe(choice) for choice in arguments if choice is not type(None))
    if origin is tuple:
        return f"a list of {describe(arguments[0])}"
    if origin in (dict, Mapping) or dataclasses.is_dataclass(declared):
        return "a table"
    words = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}
    return words.get(declared, str(declared))


def _literal(value: Any, choices: tuple[Any, ...]) -> Any:
    if value in choices and type(value) in {type(choice) for choice in choices}:
        return value
    hint = suggestion(value, [str(choice) for choice in choices]) if isinstance(value, str) else ""
    raise BadValueError(f"must be {' or '.join(map(_quoted, choices))}, not {value!r}{hint if 'mean' in hint else ''}")


def _quoted(choice: Any) -> str:
    return f'"{choice}"' if isinstance(choice, str) else str(choice)


def _union(value: Any, choices: tuple[Any, ...]) -> Any:
    problem = BadValueError(
        f"must be {' or '.join(describe(choice) for choice in choices if choice is not type(None))}, not {value!r}"
    )
    for choice in choices:
        if choice is type(None):
            continue
        try:
            return convert(value, choice)
        except BadValueError as error:
            problem = error
    raise problem


def _sequence(value: Any, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadValueError(f"must be a list of {describe(arguments[0])}, not {value!r}")
    return tuple(convert(item, arguments[0]) for item in value)


def _mapping(value: Any, arguments: tuple[Any, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise BadValueError(f"must be a table, not {value!r}")
    declared = arguments[1] if arguments else Any
    result = {}
    for key, item in value.items():
        try:
            result[key] = convert(item, declared)
        except BadValueError as error:
            raise BadValueError(error.message, key, *error.keys) from None
    return result


def _record(value: Any, declared: type) -> Any:
    if not isinstance(value, Mapping):
        raise BadValueError(f"must be a table, not {value!r}")
    known = option_types(declared)
    filled = {}
    for key, item in value.items():
        if key not in known:
            raise BadValueError(f"unknown key `{key}`{suggestion(key, list(known))}", key)
        try:
            filled[key] = convert(item, known[key])
        except BadValueError as error:
            raise BadValueError(error.message, key, *error.keys) from None
    try:
        return declared(**filled)
    except (TypeError, ValueError) as error:
        raise BadValueError(str(error)) from None

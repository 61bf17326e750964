"""How records become plain dicts and lists, and how those become records again: the only home of cattrs.

Reading is strict: nothing is turned into another type on the way, and whatever does not fit is refused with its JSON
path. Keys that no record knows are passed over.
"""

from __future__ import annotations

import re
import types
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from geopolnews.errors import InvalidDocument, InvalidRecord, describe_value

if TYPE_CHECKING:
    from collections.abc import Callable

    Structure = Callable[[Any, Any], Any]
    Unstructure = Callable[[Any], Any]

T = TypeVar("T")


def unstructure_record(record: object) -> Any:
    """Return a record as dicts, lists, strings, numbers, booleans and None, in the order of its fields."""
    return _CONVERTER.unstructure(record)


def structure_record(value: object, kind: type[T], path: str) -> T:
    """Return the record that a plain value stands for.

    Raises:
        InvalidDocument: The value does not fit; its path begins with the one given.
    """
    try:
        return _CONVERTER.structure(value, kind)
    except Exception as error:
        raise _explain(error, path) from None


def structure_records(value: object, kind: type[T], path: str) -> tuple[T, ...]:
    """Return the records that a plain list stands for.

    Raises:
        InvalidDocument: The list does not fit; its path begins with the one given.
    """
    many: Any = tuple[kind, ...]  # type: ignore[valid-type]  # made while running, for cattrs
    return structure_record(value, many, path)


def _wrong(expected: str, found: object) -> InvalidDocument:
    return InvalidDocument(expected=expected, found=describe_value(found))


def _structure_text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise _wrong("a string", value)
    return value


def _structure_flag(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong("true or false", value)
    return value


def _structure_whole(value: Any, _: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong("a whole number", value)
    return value


def _structure_number(value: Any, _: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong("a number", value)
    try:
        return float(value)
    except OverflowError:
        raise _wrong("a number", value) from None


def _structure_day(value: Any, _: Any) -> date:
    # The shape is checked too, because `fromisoformat` also takes "20241206" and "2024-W49-5".
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong("a date such as '2024-12-06'", value)


def _structure_choice(value: Any, kind: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in {member.value for member in kind}:
        return kind(value)
    raise _wrong(f"one of {', '.join(repr(member.value) for member in kind)}", value)


def _make_optional_hook(kind: Any, converter: cattrs.Converter) -> Structure:
    (inner,) = (item for item in get_args(kind) if item is not types.NoneType)
    structure = converter.get_structure_hook(inner)

    def structure_optional(value: Any, _: Any) -> Any:
        if value is None:
            return None
        try:
            return structure(value, inner)
        except InvalidDocument as error:
            raise InvalidDocument(expected=f"{error.expected}, or null", found=error.found) from None

    return structure_optional


def _make_tuple_hook(kind: Any, converter: cattrs.Converter) -> Structure:
    inner = get_args(kind)[0]
    structure = converter.get_structure_hook(inner)

    def structure_tuple(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _wrong("a list", value)
        items = []
        for number, item in enumerate(value):
            try:
                items.append(structure(item, inner))
            except Exception as error:
                note = cattrs.IterableValidationNote(f"item {number}", number, inner)
                error.add_note(note)
                raise cattrs.IterableValidationError("in a list", [error], kind) from None
        return tuple(items)

    return structure_tuple


def _make_record_hook(kind: Any, converter: cattrs.Converter) -> Structure:
    structure = make_dict_structure_fn(kind, converter, _cattrs_detailed_validation=True)

    def structure_object(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise _wrong("an object", value)
        return structure(value, kind)

    return structure_object


def _make_record_writer(kind: Any, converter: cattrs.Converter) -> Unstructure:
    # Ids are made by the records themselves (`init=False`), which cattrs would leave out.
    return make_dict_unstructure_fn(kind, converter, _cattrs_include_init_false=True)


def _make_tuple_writer(kind: Any, converter: cattrs.Converter) -> Unstructure:
    unstructure = converter.get_unstructure_hook(get_args(kind)[0])
    return lambda values: [unstructure(value) for value in values]


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType} and types.NoneType in get_args(kind)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True)
    for kind, structure in (
        (str, _structure_text),
        (StrEnum, _structure_choice),
        (bool, _structure_flag),
        (int, _structure_whole),
        (float, _structure_number),
        (date, _structure_day),
    ):
        converter.register_structure_hook(kind, structure)
    converter.register_structure_hook_factory(_is_optional)(_make_optional_hook)
    converter.register_structure_hook_factory(_is_tuple)(_make_tuple_hook)
    converter.register_structure_hook_factory(attrs.has)(_make_record_hook)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(_is_tuple)(_make_tuple_writer)
    converter.register_unstructure_hook_factory(attrs.has)(_make_record_writer)
    return converter


def _explain(error: BaseException, path: str) -> InvalidDocument:
    """Return the first fault in what cattrs raised, with its JSON path."""
    while isinstance(error, cattrs.BaseValidationError):
        error = error.exceptions[0]
        for note in getattr(error, "__notes__", ()):
            if isinstance(note, cattrs.AttributeValidationNote):
                path = f"{path}.{note.name}"
            elif isinstance(note, cattrs.IterableValidationNote):
                path = f"{path}[{note.index}]"
    if isinstance(error, InvalidDocument):
        return InvalidDocument(error.problem, path=path, expected=error.expected, found=error.found)
    if isinstance(error, InvalidRecord):
        return explain_record_error(error, path)
    if isinstance(error, KeyError):
        return InvalidDocument(path=path, expected="this key", found="no such key")
    raise error


def explain_record_error(error: InvalidRecord, path: str) -> InvalidDocument:
    """Return what a record objected to as a fault of the document that it was to be read from."""
    where = f"{path}.{error.field}" if error.field else path
    return InvalidDocument(
        error.problem, path=where, expected=error.expected, found=error.found, advice=error.advice, ids=error.ids
    )


_CONVERTER = _make_converter()

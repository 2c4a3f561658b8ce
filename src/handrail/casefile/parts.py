"""What the fields of a type are marked with: code lists and references, found once per type."""

from dataclasses import dataclass
from functools import cache

import msgspec


@dataclass(frozen=True)
class Marks:
    """Of one type: which fields are codes of which list, and which name what."""

    codes: dict[str, str]
    refers: dict[str, tuple[str, ...]]


def fields(struct: type) -> tuple[msgspec.inspect.Field, ...]:
    """The fields of a document type, as msgspec sees them."""
    info = msgspec.inspect.type_info(struct)
    return info.fields if isinstance(info, msgspec.inspect.StructType) else ()


@cache
def marks(struct: type) -> Marks:
    """The marked fields of a document type, lists of marked strings included."""
    codes, names = {}, {}
    for field in fields(struct):
        for extra in _extras(field.type):
            if "codes" in extra:
                codes[field.name] = extra["codes"]
            if "refers" in extra:
                names[field.name] = extra["refers"]
    return Marks(codes, names)


def _extras(info: object) -> list[dict]:
    found = []
    if isinstance(info, msgspec.inspect.Metadata):
        found += [info.extra] if info.extra else []
        found += _extras(info.type)
    for inner in getattr(info, "types", ()):
        found += _extras(inner)
    if isinstance(info, msgspec.inspect.ListType):
        found += _extras(info.item_type)
    return found


@cache
def tables(part_type: type) -> dict[str, type]:
    """The lists of versions in a part, by name: ``{"addresses": Address, ...}``."""
    return {
        field.name: held.cls
        for field in fields(part_type)
        if isinstance(field.type, msgspec.inspect.ListType)
        and isinstance(held := _bare(field.type.item_type), msgspec.inspect.StructType)
    }


def _bare(info: object) -> object:
    while isinstance(info, msgspec.inspect.Metadata):
        info = info.type
    return info

"""The case document: one versioned JSON format for a whole case, read and written here."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec.structs import astuple

from handrail.casefile.access import Access
from handrail.casefile.assessments import Assessments
from handrail.casefile.compartments import Compartments
from handrail.casefile.delivery import Delivery
from handrail.casefile.directory import DirectoryItem
from handrail.casefile.findings import Findings
from handrail.casefile.parts import tables
from handrail.casefile.people import People
from handrail.casefile.plans import Plans
from handrail.casefile.reviews import Reviews
from handrail.casefile.sentences import Sentences
from handrail.casefile.versions import ENTRY, Part, Version, refers

FORMAT: Final = "handrail-case/1"
DIRECTORY_FORMAT: Final = "handrail-directory/1"


class CaseDocument(Part, kw_only=True):
    """Everything the record holds about one person's supervision, with both times on each entry."""

    format: Literal["handrail-case/1"] = FORMAT
    reference: Annotated[str, msgspec.Meta(pattern="^[A-Z0-9][A-Z0-9-]{2,19}$")]
    cohort: Literal["adult", "youth"]
    team: refers("team")
    people: People
    sentences: Sentences = msgspec.field(default_factory=Sentences)
    compartments: Compartments = msgspec.field(default_factory=Compartments)
    assessments: Assessments = msgspec.field(default_factory=Assessments)
    plans: Plans = msgspec.field(default_factory=Plans)
    delivery: Delivery = msgspec.field(default_factory=Delivery)
    reviews: Reviews = msgspec.field(default_factory=Reviews)
    findings: Findings = msgspec.field(default_factory=Findings)
    access: Access = msgspec.field(default_factory=Access)


class DirectoryDocument(Part, kw_only=True):
    """One directory item on a line of its own."""

    format: Literal["handrail-directory/1"] = DIRECTORY_FORMAT
    item: DirectoryItem


PARTS: tuple[str, ...] = (
    "people",
    "sentences",
    "compartments",
    "assessments",
    "plans",
    "delivery",
    "reviews",
    "findings",
)
"""The parts that hold versions, each kept by the room of that name."""


class _Head(msgspec.Struct):
    format: str = ""


Document = CaseDocument | DirectoryDocument
_head = msgspec.json.Decoder(_Head)
_CASE: Final = b'{"format":"handrail-case/1",'
"""How a case begins as it is written here: then its kind is known without reading it through."""
_encoder = msgspec.json.Encoder(order="deterministic")
_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    FORMAT: msgspec.json.Decoder(CaseDocument),
    DIRECTORY_FORMAT: msgspec.json.Decoder(DirectoryDocument),
}


_PATHS: Final = [f"{part}.{name}" for part in PARTS for name in tables(CaseDocument.__annotations__[part])]
_parts: Callable[[CaseDocument], Iterable[Part]] = attrgetter(*PARTS)
_entry: Callable[[Version], str] = attrgetter("entry")
_LINES: Final = re.compile(rf"(?:{ENTRY}+\n)*+")


class Unreadable(ValueError):
    """A line that is not a document: where in it, what is wrong, what would be allowed.

    ``row`` counts the lines before the fault, in a document that is laid out over several."""

    def __init__(self, pointer: str, message: str, allowed: str = "", row: int = 0) -> None:
        super().__init__(message)
        self.pointer, self.message, self.allowed, self.row = pointer, message, allowed, row


def decode(line: bytes) -> Document:
    """Read one line. Raises ``Unreadable`` with the JSON pointer of the first fault."""
    kind = FORMAT if line.startswith(_CASE) else _kind(line)
    if kind not in _decoders:
        raise Unreadable("/format", f"unknown format {kind!r}", " or ".join(_decoders))
    try:
        document: Document = _decoders[kind].decode(line)
    except msgspec.ValidationError as fault:
        raise _explained(str(fault), kind) from None
    except msgspec.DecodeError as fault:
        raise _not_json(fault, line) from None
    if isinstance(document, CaseDocument):
        _check_entries(document)
    return document


def tables_of(document: CaseDocument) -> Iterator[tuple[str, list[Version]]]:
    """Each table of versions with its path: "people.addresses"."""
    return zip(_PATHS, _tables(document), strict=True)


def _tables(document: CaseDocument) -> Iterator[list[Version]]:
    return chain.from_iterable(map(astuple, _parts(document)))


def _check_entries(document: CaseDocument) -> None:
    """Refuse an entry that is called what none may be. All are looked at as one text, a line each."""
    names = list(map(_entry, chain.from_iterable(_tables(document))))
    text = "\n".join([*names, ""])
    if _LINES.fullmatch(text) and text.count("\n") == len(names):
        return
    for path, rows in tables_of(document):
        for number, row in enumerate(rows):
            if not re.fullmatch(ENTRY, row.entry):
                fault = f"Expected `str` matching regex '^{ENTRY}$' - at `$.{path}[{number}].entry`"
                raise _explained(fault, FORMAT)


def _kind(line: bytes) -> str:
    try:
        return _head.decode(line).format
    except msgspec.DecodeError as fault:
        raise _not_json(fault, line) from None


def _not_json(fault: msgspec.DecodeError, line: bytes) -> Unreadable:
    words = str(fault).removeprefix("JSON is malformed: ")
    laid_out = b"\n" in line.strip()
    place = re.search(r"\(byte (\d+)\)", words) if laid_out else None
    row = line.count(b"\n", 0, int(place[1])) if place else 0
    return Unreadable("", f"not JSON: {words}", "one JSON object" + ("" if laid_out else " on the line"), row)


def encode(document: Document) -> bytes:
    """Write one document as canonical JSON: the same document always gives the same bytes."""
    _share_defaults(document)
    body = _encoder.encode(document)
    return b'{"format":"' + document.format.encode() + b'",' + body[1:]


def _share_defaults(value: object) -> None:
    """Put the default itself where an equal text stands: msgspec leaves out only the very same."""
    if isinstance(value, list):
        for item in value:
            _share_defaults(item)
    elif isinstance(value, msgspec.Struct):
        for name, default in _worded_defaults(type(value)):
            if getattr(value, name) == default:
                setattr(value, name, default)
        for name in value.__struct_fields__:
            _share_defaults(getattr(value, name))


@cache
def _worded_defaults(struct: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    fields = msgspec.structs.fields(struct)
    return tuple((field.name, field.default) for field in fields if isinstance(field.default, str))


def schema() -> dict:
    """JSON Schema (2020-12) of both kinds of line."""
    (refs, components) = msgspec.json.schema_components(
        [CaseDocument, DirectoryDocument], ref_template="#/$defs/{name}"
    )
    for name, pattern in (("CaseDocument", FORMAT), ("DirectoryDocument", DIRECTORY_FORMAT)):
        definition = components[name]
        definition["properties"]["format"] = {"const": pattern}
        definition.setdefault("required", []).insert(0, "format")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Handrail documents, one per line",
        "oneOf": list(refs),
        "$defs": components,
    }


def _explained(fault: str, kind: str) -> Unreadable:
    message, _, path = fault.partition(" - at `$")
    pointer = path.rstrip("`").replace("[", "/").replace("]", "").replace(".", "/")
    root = CaseDocument if kind == FORMAT else DirectoryDocument
    allowed = ""
    if "unknown field" in message:
        name = message.split("`")[1]
        found = _type_at(root, pointer)
        allowed = "one of " + ", ".join(sorted(found)) if found else ""
        pointer = f"{pointer}/{name}"
    elif "missing required field" in message:
        allowed = f"the field {message.split('`')[1]} must be given"
    elif "date" in message:
        allowed = "a date as 2026-03-18, or an instant as 2026-03-18T09:30:00Z"
    elif "enum value" in message:
        allowed = " or ".join(map(str, getattr(_at(root, pointer), "values", ())))
    elif message.startswith("Expected"):
        allowed = message.split(", got")[0].replace("Expected", "a value of type").replace("`", "")
    return Unreadable(pointer or "/", message, allowed)


def _type_at(root: type, pointer: str) -> tuple[str, ...]:
    """The field names of the object at a pointer, as far as types can tell."""
    return tuple(field.encode_name for field in getattr(_at(root, pointer), "fields", ()))


def _at(root: type, pointer: str) -> object | None:
    """The type at a pointer, as far as types can tell."""
    info: object = msgspec.inspect.type_info(root)
    for step in [step for step in pointer.split("/") if step]:
        info = _down(info, step)
        if info is None:
            return None
    return _bare(info)


def _bare(info: object) -> object:
    while isinstance(info, msgspec.inspect.Metadata):
        info = info.type
    return info


def _down(info: object, step: str) -> object | None:
    info = _bare(info)
    if isinstance(info, msgspec.inspect.ListType):
        return info.item_type
    for field in getattr(info, "fields", ()):
        if field.encode_name == step:
            return field.type
    return None

"""Types: who may reach a case, who may not, and until when."""

from datetime import datetime

from handrail.casefile.versions import Part, code, refers


class Relation(Part, kw_only=True):
    """A reason why a user may read this case, from when and until when."""

    user: str
    kind: code("relation_kinds")
    starts_at: datetime
    ends_at: datetime | None = None
    granted_by: str
    purpose: str = ""
    gateway: str = ""
    agreement: refers("sharing_agreement") | None = None


class SharedCopy(Part, kw_only=True):
    """One version of an entry that a user of another agency reads, as it stood when it was shared.

    ``part`` is the list it stands in, such as "delivery.contacts".
    """

    user: str
    part: str
    entry: str
    version: int
    starts_at: datetime
    ends_at: datetime
    granted_by: str


class Exclusion(Part, kw_only=True):
    """A user for whom this case does not exist. Set by information governance."""

    user: str
    starts_at: datetime
    ends_at: datetime | None = None
    set_by: str
    reason: str = ""


class Restriction(Part, kw_only=True):
    """From then on only the named readers may open the case."""

    starts_at: datetime
    ends_at: datetime | None = None
    set_by: str
    readers: list[str]
    reason: str = ""


class Access(Part, kw_only=True):
    """The part of a case document that the room ``access`` keeps."""

    relations: list[Relation] = []
    copies: list[SharedCopy] = []
    exclusions: list[Exclusion] = []
    restrictions: list[Restriction] = []

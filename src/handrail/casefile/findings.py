"""Types: what practitioners answer to findings about the record of their practice."""

from handrail.casefile.versions import Part, Version, code, refers


class FindingAnswer(Version, kw_only=True):
    """A reply to what the record shows for one expectation, on the day of ``valid_from``.

    Either it happened and stands somewhere else, or it is not right here, and why. Where an
    expectation says "where appropriate", a reasoned "not here" satisfies it; silence does not.
    """

    expectation: str
    kind: code("finding_answers")
    words: str
    worker: refers("worker") | None = None


class Findings(Part, kw_only=True):
    """The part of a case document that the room ``findings`` keeps."""

    answers: list[FindingAnswer] = []

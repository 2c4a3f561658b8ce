"""The report: for each key question how many cases are sufficient, with its interval and the band's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.quality.guide import benchmarks
from handrail.quality.guide.benchmarks import Benchmark
from handrail.quality.inspections import figures
from handrail.quality.inspections.figures import Agreement, Share
from handrail.quality.inspections.questions import Band, KeyQuestion, bands_on
from handrail.quality.inspections.standing import Standing


@dataclass(frozen=True)
class Line:
    """One key question: the share of its judged cases, the band's words, and why in the readers' words."""

    question: KeyQuestion
    share: Share | None
    band: Band | None
    waiting: int
    """Cases that readers differ on and nobody has settled."""
    to_judge: int
    """Cases without an answer yet. While there is one, no words are put to the share."""
    agreement: Agreement | None


@dataclass(frozen=True)
class Report:
    """An inspection's lines, and how far its two readers agree over all questions."""

    lines: tuple[Line, ...]
    agreement: Agreement | None
    cases: int
    judged: int
    """Cases of which every key question has an answer that counts."""
    apart: int
    """Cases whose readers still judge apart: what whoever asks may not see of them is not counted."""


def report(held: Standing) -> Report:
    """What the judgements come to. No figure is by worker."""
    keys = [one.key for one in held.questions]
    pairs = [(one, other) for read in held.cases for _key, one, other in read.pairs]
    return Report(
        lines=tuple(_line(held, one) for one in held.questions),
        agreement=figures.agreement(pairs),
        cases=len(held.cases),
        judged=sum(all(read.counts(key) for key in keys) for read in held.cases),
        apart=len(held.apart),
    )


def _line(held: Standing, question: KeyQuestion) -> Line:
    counting = [one for read in held.cases if (one := read.counts(question.key))]
    share = figures.share(sum(one.sufficient for one in counting), len(counting))
    waiting = sum(read.waits(question.key) for read in held.cases)
    to_judge = len(held.cases) - len(counting) - waiting
    bands = bands_on(held.inspection.known_on)
    pairs = [(one, other) for read in held.cases for key, one, other in read.pairs if key == question.key]
    return Line(
        question=question,
        share=share,
        band=bands.of(share.per_cent) if bands and share and not waiting + to_judge else None,
        waiting=waiting,
        to_judge=to_judge,
        agreement=figures.agreement(pairs),
    )


def published(held: Standing) -> list[Benchmark]:
    """What was found elsewhere for the same cohort, each with its base and caution: never on one chart."""
    cohort = held.inspection.cohort
    return [one for one in benchmarks.benchmarks().values() if one.cohort == cohort]


COLUMNS = (
    *(
        "question",
        "words",
        "sufficient",
        "judged",
        "per_cent",
        "low",
        "high",
        "band",
        "to_settle",
        "to_judge",
    ),
    *("pairs", "alike", "kappa", "kappa_low", "kappa_high"),
)


def rows(found: Report) -> Iterator[tuple[str, ...]]:
    """The report as a table for other programs; the first row names the columns, the last tells how far
    readers agree over all questions."""
    yield COLUMNS
    for line in found.lines:
        share = line.share
        figures_of = (
            (share.sufficient, share.judged, share.per_cent, *share.between) if share else ("", 0, "", "", "")
        )
        yield (
            line.question.key,
            line.question.words,
            *map(str, figures_of),
            line.band.words if line.band else "",
            str(line.waiting),
            str(line.to_judge),
            *_agreed(line.agreement),
        )
    yield ("", "All questions", *[""] * 8, *_agreed(found.agreement))


def _agreed(one: Agreement | None) -> tuple[str, ...]:
    if one is None:
        return ("0", "0", "", "", "")
    kappa = ["" if part is None else f"{part:.2f}" for part in (one.kappa, one.low, one.high)]
    return (str(one.pairs), str(one.alike), *kappa)

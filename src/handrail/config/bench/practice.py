"""Every expectation asked of many cases on all cores, and one rule asked in four ways."""

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from handrail.casefile.casefile import CaseFile, case_file
from handrail.casefile.document import CaseDocument, decode, encode
from handrail.config.bench import gap_rule
from handrail.config.bench.measuring import Result
from handrail.config.bench.served import rss_of_family
from handrail.config.progress import Progress
from handrail.exchange.asking.answering import answer
from handrail.exchange.asking.cores import Asked, Asking
from handrail.exchange.asking.parquet import Folder, NoParquet
from handrail.exchange.asking.pieces import in_folder
from handrail.exchange.asking.telling import told
from handrail.exchange.synthetic import DAY, documents
from handrail.practice import checking

PRACTICE, GAP_RULE = "practice", "gap rule"
NAMES: Final = (PRACTICE, GAP_RULE)
CONTACTS: Final = 40
DISTINCT: Final = 2000
"""Cases that are invented; for more, the same ones come again under other references."""
IN_THE_RULE: Final = 2000
WEIGHED_EVERY: Final = 1000
"""Cases after which memory is looked at: that takes time as well."""
ROUNDS: Final = 5


def measure(cases: int, only: Sequence[str], *, quick: bool) -> list[Result]:
    """What was asked for of the two, or nothing; no database is needed."""
    wanted = [name for name in NAMES if not only or name in only]
    if not wanted:
        return []
    lines = list(invented(min(cases, DISTINCT)))
    found: list[Result] = []
    if PRACTICE in wanted:
        try:
            found.append(_practice(lines, cases))
        except NoParquet as missing:
            click.echo(f"left out: {PRACTICE}. {missing}", err=True)
    if GAP_RULE in wanted:
        found += _gap_rule(lines[:IN_THE_RULE], 1 if quick else ROUNDS)
    return found


def ratios(results: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How many times as many cases a second each other way answers, Handrail being 1."""
    pace = {row["operation"]: row["per_second"] for row in results if row["operation"].startswith(GAP_RULE)}
    own = pace.get(_named("handrail"))
    return {name: round(there / own, 2) for name, there in pace.items()} if own else {}


def invented(cases: int) -> Iterator[bytes]:
    """Whole cases as lines, all rooms filled."""
    for document in documents(cases, 1, DAY, contacts=CONTACTS):
        if isinstance(document, CaseDocument):
            yield encode(document)


def _practice(lines: list[bytes], cases: int) -> Result:
    """Read from Parquet, decoded, asked, and told as JSON: all of it by the clock on the wall.

    Beside it, line by line, how long Python's own library takes only to read the same JSON: the pace of a
    machine changes from minute to minute, and that of both with it.
    """
    each, bare = [], []
    for line in lines:
        each.append(_seconds(lambda line=line: told(answer(line, DAY), "json")))  # type: ignore
        bare.append(_seconds(lambda line=line: json.loads(line)))  # type: ignore[misc]
    cores = os.cpu_count() or 1
    how = "plain" if str(checking.__file__).endswith(".py") else "compiled"
    click.echo(f"{cases:,} cases, {len(lines):,} of them distinct, on {cores} cores, {how} ...", err=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _write(lines, cases, folder)
        size, peak, took = _asked(folder, cores)
    return Result(
        operation=PRACTICE,
        users=cores,
        cases=cases,
        p50_ms=round(1000 * statistics.median(each), 3),
        p95_ms=round(1000 * sorted(each)[int(0.95 * len(each))], 3),
        per_second=round(cases / took, 1),
        raw_p50_ms=round(1000 * statistics.median(bare), 3),
        raw_per_second=round(1 / statistics.median(bare), 1),
        queries=0,
        bytes_sent=size // cases,
        rss_mib=peak,
    )


def _write(lines: list[bytes], cases: int, folder: Path) -> None:
    with Progress("Cases written") as progress, Folder(folder) as parquet:
        for number in range(cases):
            line = lines[number % len(lines)]
            again = number // len(lines)
            parquet.write(line.replace(b'"reference":"S', b'"reference":"R%dS' % again, 1) if again else line)
            progress(number, cases)


def _asked(folder: Path, cores: int) -> tuple[int, float, float]:
    """Bytes told, the most memory all processes held together in MiB, and seconds."""
    size, peak, done = 0, 0.0, 0
    with Progress("Cases asked") as progress:

        def tell(asked: Asked) -> None:
            nonlocal size, peak, done
            size, done = size + len(asked.told), done + asked.cases
            if not peak or not done % WEIGHED_EVERY:
                peak = max(peak, rss_of_family(os.getpid()))
            progress(done)

        began = time.perf_counter()
        with Asking(DAY, "json", cores, tell) as asking:
            for piece in in_folder(folder):
                asking.put(piece)
        return size, peak, time.perf_counter() - began


def _gap_rule(lines: list[bytes], rounds: int) -> list[Result]:
    files = list(_files(lines, DAY))
    ways = gap_rule.ways(files)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (way, given) in ways.items():
            times[name].append(_seconds(lambda way=way, given=given: way(given)))  # type: ignore[misc]
    by_hand = statistics.median(times["polars"]) if "polars" in times else None
    return [
        Result(
            operation=_named(name),
            users=1,
            cases=len(files),
            p50_ms=_ms(took := statistics.median(each), files),
            p95_ms=_ms(max(each), files),
            per_second=round(len(files) / took, 1),
            raw_p50_ms=by_hand and _ms(by_hand, files),
            raw_per_second=by_hand and round(len(files) / by_hand, 1),
            queries=0,
            bytes_sent=0,
            rss_mib=rss_of_family(os.getpid()),
        )
        for name, each in times.items()
    ]


def _files(lines: list[bytes], day: date) -> Iterator[CaseFile]:
    for line in lines:
        document = decode(line)
        if isinstance(document, CaseDocument):
            yield case_file(document, as_of=day, known=checking.end_of(day))


def _named(way: str) -> str:
    return f"{GAP_RULE}: {way}"


def _ms(seconds: float, files: Sequence[CaseFile]) -> float:
    return round(1000 * seconds / len(files), 4)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

"""The first reading of a file: every fault with its place, and what would have to be done.

Only references are kept in memory. Documents are looked at in batches, so that asking the
database what it already holds costs few queries.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from handrail.casefile import checks, registry
from handrail.casefile.check_local import entry_of
from handrail.casefile.directory import DirectoryItem, LocalCode, User
from handrail.casefile.document import CaseDocument, DirectoryDocument, Document, Unreadable, decode
from handrail.casefile.problems import Problem as DocumentProblem
from handrail.exchange.batches import Cases, Items, alike
from handrail.exchange.files import LONGEST_LINE, LineTooLong, TwiceRead
from handrail.exchange.pairs import Pairs
from handrail.exchange.refusals import Problem, Refused
from handrail.people.models import Case

ENOUGH = 100
"""Faults after which the reading stops: a file that is wrong throughout is wrong in one way."""
OWN_USER = "system"
"""The program's own user, made when first needed: how a file describes it is taken as it comes."""
ONCE = "each reference once"
USE_REPLACE = "an identical document, or --replace"


@dataclass
class Findings:
    """What is there to do: ``new``, ``same`` or ``changed``, by kind and reference, and by case."""

    directory: dict[tuple[str, str], str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)


def check(file: TwiceRead, *, replace: bool, latest: datetime, progress: Callable[..., None]) -> Findings:
    """Read the whole file and say what would be done. Raises ``Refused`` with what is wrong.

    Nothing in it may have been recorded after ``latest``.
    """
    checking = _Checking(replace, latest)
    done = 0
    for batch in alike(checking.read(file)):
        if isinstance(batch, Cases):
            checking.cases(batch)
            done += len(batch.lines)
            progress(done)
        else:
            checking.items(batch)
        if len(checking.problems) >= ENOUGH:
            break
    else:
        checking.problems += checking.pairs.problems()
    if checking.problems:
        raise Refused(_told(checking.problems))
    return checking.findings


def _told(problems: list[Problem]) -> list[Problem]:
    told = sorted(problems, key=lambda problem: problem.line)[:ENOUGH]
    if len(problems) >= ENOUGH:
        told.append(Problem(0, "", "there is more: after so many faults the file was not read on"))
    return told


class _Checking:
    """One reading: what was found so far, and what the file may refer to."""

    def __init__(self, replace: bool, latest: datetime) -> None:
        self.replace, self.latest = replace, latest
        self.findings = Findings()
        self.problems: list[Problem] = []
        self.pairs = Pairs()
        self.known = {kept.kind: {item.reference for item in kept.read(None)} for kept in registry.kinds()}
        self.local = dict(filter(None, map(entry_of, registry.kind("local_code").read(None))))

    def read(self, file: TwiceRead) -> Iterator[tuple[int, Document]]:
        """The documents of a file with their lines; what cannot be read is noted and passed over."""
        try:
            for number, line in file.lines():
                try:
                    yield number, decode(line)
                except Unreadable as fault:
                    self._note(number + fault.row, fault.pointer, fault.message, fault.allowed)
        except LineTooLong as long:
            self._note(long.line, "", "the line is too long", f"at most {LONGEST_LINE} bytes")

    def cases(self, batch: Cases) -> None:
        """Check cases by themselves, then against what is stored of them."""
        sound: dict[str, tuple[int, CaseDocument]] = {}
        for number, document in batch.lines:
            reference = document.reference
            if reference in self.findings.cases:
                self._note(number, "/reference", f"the case {reference} stands here twice", ONCE)
            elif not self._faults(number, document, registry.case_faults(document)):
                sound[reference] = number, document
                self.pairs.note(number, document)
            self.findings.cases.setdefault(reference, "new")
        ids = Case.objects.filter(reference__in=sound).values_list("pk", flat=True)
        for stored in registry.read_cases(list(ids)).values():
            self._known_case(*sound[stored.reference], stored)

    def _known_case(self, number: int, document: CaseDocument, stored: CaseDocument) -> None:
        if registry.in_order(document) == stored:
            self.findings.cases[stored.reference] = "same"
            return
        self.findings.cases[stored.reference] = "changed"
        person, known = document.people.person[0].entry, stored.people.person[0].entry
        if not self.replace:
            self._note(number, "/reference", f"the case {stored.reference} is known and differs", USE_REPLACE)
        elif person != known:
            message = f"{stored.reference} is about the person {known!r}, and stays so"
            self._note(number, "/people/person/0/entry", message, known)

    def items(self, batch: Items) -> None:
        """Check directory items by themselves, then against what is stored of them."""
        comes: dict[str, tuple[int, DirectoryItem]] = {}
        for number, item in batch.lines:
            key = batch.kind, item.reference
            if key in self.findings.directory:
                message = f"the {batch.kind} {item.reference} stands here twice"
                self._note(number, "/item/reference", message, ONCE)
            elif not self._faults(number, DirectoryDocument(item=item), registry.item_faults(item)):
                comes[item.reference] = number, item
            self.findings.directory.setdefault(key, "new")
            self.known[batch.kind].add(item.reference)
            if isinstance(item, LocalCode) and (entry := entry_of(item)):
                self.local.update([entry])
        for stored in registry.kind(batch.kind).read(comes):
            number, item = comes[stored.reference]
            self.findings.directory[batch.kind, stored.reference] = "same" if item == stored else "changed"
            if item != stored and not self.replace and not _is_own_user(item):
                message = f"the {batch.kind} {stored.reference} is known and differs"
                self._note(number, "/item/reference", message, USE_REPLACE)

    def _faults(self, number: int, document: Document, faults: list[DocumentProblem]) -> bool:
        """Note what columns cannot hold; or else, once days are sound, what the rules say."""
        found = faults or checks.problems(document, self.known, now=self.latest, local=self.local)
        for fault in found[:ENOUGH]:
            self._note(number, fault.pointer, fault.message, fault.allowed)
        return bool(found)

    def _note(self, number: int, pointer: str, message: str, allowed: str) -> None:
        self.problems.append(Problem(number, pointer, message, allowed))


def _is_own_user(item: DirectoryItem) -> bool:
    return isinstance(item, User) and item.reference == OWN_USER and item.role == "system"

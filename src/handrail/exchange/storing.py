"""The second reading of a file that was found sound: what is new or changed is stored."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DataError, IntegrityError

from handrail.access import log
from handrail.access.models import User
from handrail.casefile import registry
from handrail.casefile.document import decode
from handrail.casefile.registry import Replacing
from handrail.exchange.batches import Cases, Items, alike
from handrail.exchange.checking import Findings
from handrail.exchange.files import TwiceRead
from handrail.exchange.refusals import Problem, Refused
from handrail.kernel.references import new_reference
from handrail.people.models import Case
from handrail.records import clock

ROUTE = "handrail import"


@dataclass
class Report:
    """What an import did."""

    cases_added: int = 0
    cases_replaced: int = 0
    cases_unchanged: int = 0
    directory_added: int = 0
    directory_changed: int = 0
    directory_unchanged: int = 0

    @property
    def cases(self) -> int:
        """The cases of the file."""
        return self.cases_added + self.cases_replaced + self.cases_unchanged

    def __str__(self) -> str:
        return (
            f"cases: {self.cases_added} added, {self.cases_replaced} replaced,"
            f" {self.cases_unchanged} unchanged; directory: {self.directory_added} added,"
            f" {self.directory_changed} changed, {self.directory_unchanged} unchanged"
        )


def store(
    file: TwiceRead, findings: Findings, *, by: User, reason: str, progress: Callable[..., None]
) -> Report:
    """Store what the first reading found new or changed; every batch is logged with the reason."""
    storing = _Storing(findings, by, reason)
    done = 0
    for batch in alike((number, decode(line)) for number, line in file.lines()):
        try:
            if isinstance(batch, Cases):
                storing.cases(batch)
            else:
                storing.items(batch)
        except (IntegrityError, DataError) as error:
            raise Refused([_not_stored(batch)]) from error
        done += len(batch.lines)
        progress(done, len(findings.cases) + len(findings.directory))
    if not file.stayed_the_same():
        raise Refused([Problem(0, "", "the file changed while it was read", "a file at rest")])
    storing.log_directory()
    return storing.report


def _not_stored(batch: Cases | Items) -> Problem:
    """Said without the database's own words, which would hold content."""
    return Problem(
        batch.lines[0][0],
        "",
        f"this line, or one up to line {batch.lines[-1][0]}, was not accepted by the tables:"
        " somebody may have changed the record at the same time",
        "the same import again",
    )


class _Storing:
    def __init__(self, findings: Findings, by: User, reason: str) -> None:
        self.findings, self.by, self.reason = findings, by, reason
        self.report = Report()
        self.how = Replacing(at=clock.now(), by=by, change=new_reference())

    def items(self, batch: Items) -> None:
        """Store directory items of one kind."""
        state = self.findings.directory
        wanted = [item for _, item in batch.lines if state[batch.kind, item.reference] != "same"]
        registry.kind(batch.kind).write(wanted)
        changed = sum(state[batch.kind, item.reference] == "changed" for item in wanted)
        self.report.directory_changed += changed
        self.report.directory_added += len(wanted) - changed
        self.report.directory_unchanged += len(batch.lines) - len(wanted)

    def cases(self, batch: Cases) -> None:
        """Store new cases, bring known ones to what is said of them now, and log both."""
        state = self.findings.cases
        new = [document for _, document in batch.lines if state[document.reference] == "new"]
        changed = {d.reference: d for _, d in batch.lines if state[d.reference] == "changed"}
        self._log(log.Operation.COLLECTION, registry.write_cases(new))
        ids = dict(Case.objects.filter(reference__in=changed).values_list("pk", "reference"))
        touched = registry.replace_cases({id_: changed[ref] for id_, ref in ids.items()}, self.how)
        self._log(log.Operation.ALTERATION, touched)
        self.report.cases_added += len(new)
        self.report.cases_replaced += len(touched)
        self.report.cases_unchanged += len(batch.lines) - len(new) - len(touched)

    def log_directory(self) -> None:
        """One line for the directory, if it changed; it is about no case."""
        if self.report.directory_added or self.report.directory_changed:
            log.write_as(self.by, log.Operation.ALTERATION, ROUTE, [], reason=self.reason)

    def _log(self, operation: str, case_ids: list[int] | set[int]) -> None:
        if case_ids:
            log.write_as(self.by, operation, ROUTE, case_ids, reason=self.reason)

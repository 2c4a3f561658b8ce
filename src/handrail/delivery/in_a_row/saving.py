"""Saving one row of the page: nothing that was typed is lost when somebody was quicker."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.access.models import User
from handrail.agencies import directory
from handrail.delivery.in_a_row.forms import RowForm
from handrail.delivery.models import Contact
from handrail.records import clock, writing


@dataclass(frozen=True)
class Saved:
    """An appointment of which it is now said how it went."""

    row: Contact
    outcome: str


def save(form: RowForm, *, by: User) -> Saved | None:
    """Write how one appointment went; ``None`` when it could not be, and the form says why."""
    row, data = form.row, form.cleaned_data
    names = directory.workers(row.workers)
    partners = row.workers and not any(names[worker].ours for worker in row.workers)
    told = clock.today() if partners else row.fed_back_on
    text = "\n".join(part for part in (row.text, data["text"]) if part)
    try:
        with writing.act(row.case_id, "contact.outcome", by=by, key=data["key"], entry=row.entry) as doing:
            seen, facts = data["version_seen"], {"outcome": data["outcome"], "text": text}
            writing.amend(Contact, doing, entry=row.entry, version_seen=seen, fed_back_on=told, **facts)
    except writing.AlreadyDone:
        return Saved(row, data["outcome"])
    except writing.Conflict as conflict:
        said = getattr(conflict.theirs, "outcome_label", "") or _("It was changed")
        form.add_error(
            "outcome",
            _("%(name)s was quicker: %(said)s. Open the appointment to add what you wrote")
            % {"name": conflict.theirs.by.name, "said": said},
        )
        return None
    return Saved(row, data["outcome"])

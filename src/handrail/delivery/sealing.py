"""Words about a victim, or from the police, leave the note for where they belong, and stay nowhere else.

Who may write the room for police information is asked for its grades in the same form, and both are
saved in one act. Everybody else reads once what they wrote, and whom to tell; nothing of it is kept,
in the note or in a draft.
"""

from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from handrail.compartments.forms import IntelligenceForm
from handrail.compartments.models import Intelligence
from handrail.delivery.fields import RadioField
from handrail.people.editing import EntryForm
from handrail.people.opening import OpenCase
from handrail.records import drafts, writing
from handrail.records.models import VersionRow

NOTE, VICTIM, POLICE = "note", "victim", "police"
WRITTEN = ("text", "words")
"""What leaves the note: what was written of it, and what was said."""
ROOM = drafts.SEALED.rstrip("-")
"""The prefix of the fields of the sealed room: never kept in a draft."""

WHOM_TO_TELL = {
    VICTIM: _(
        "Ring the victim liaison officer of your service today and tell them this. They keep it, and put into"
        " agreed words what supervision must know."
    ),
    POLICE: _(
        "Tell the police officer you work with on this case. They grade it, keep it and decide who may know."
        " Do not write it in an e-mail."
    ),
}


class SealingForm(EntryForm):
    """A form with a note that may turn out not to belong in one."""

    elsewhere = RadioField(
        label=_("What the words are about"),
        required=False,
        initial=NOTE,
        choices=[
            (NOTE, _("A note of this case")),
            (VICTIM, _("About a victim")),
            (POLICE, _("From the police, not for everybody")),
        ],
        hints={
            VICTIM: _("Nothing of it stays in the note."),
            POLICE: _("Nothing of it stays in the note."),
        },
    )

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.taken, self.whom_to_tell = "", ""
        self.room: IntelligenceForm | None = None
        if self.is_bound and f"{ROOM}-key" in self.data and case.can_write("intelligence"):
            self.room = IntelligenceForm(self.data, case=case, prefix=ROOM)

    def is_valid(self) -> bool:
        """Words just taken out are looked at once before anything is saved."""
        fine = super().is_valid()
        return fine and not self.taken and (self.room is None or self.room.is_valid())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        where = data.get("elsewhere")
        if where in (VICTIM, POLICE):
            self._take_out(str(where))
        return data

    def _take_out(self, where: str) -> None:
        """Empty the note of what was written, in the form and in every draft of its author in this case."""
        given = cast(QueryDict, self.data).copy()
        written = [str(given[name]) for name in WRITTEN if given.get(name)]
        for name in WRITTEN:
            given[name] = ""
        given["elsewhere"] = NOTE
        self.data = given
        drafts.forget(self.case.reach.user, self.case.id, written)
        words = "\n\n".join(written)
        if not words:
            self.add_error("text", _("Write the words first; they then leave the note"))
        elif where == POLICE and self.case.can_write("intelligence"):
            self.room = IntelligenceForm(case=self.case, prefix=ROOM)
            self.room.initial["text"] = words
            self.taken = words
        else:
            self.taken, self.whom_to_tell = words, str(WHOM_TO_TELL[where])

    def seal(self, doing: writing.Act) -> None:
        """Put the graded words where they belong, in the act that saves the note without them."""
        if self.room is not None:
            writing.add(Intelligence, doing, **self.room.facts())

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts.pop("elsewhere", None)
        return facts

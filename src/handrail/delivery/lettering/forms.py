"""The form of a letter: its words, whether it carries an address, and how it is given."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.models import Letter
from handrail.people.editing import EntryForm
from handrail.people.fields import CodedField

LINES = 20


class LetterForm(EntryForm):
    """A letter as it will be kept. An address goes on it only where the worker says that it is safe."""

    row: Letter | None
    text = forms.CharField(
        label=_l("The letter"),
        widget=forms.Textarea({"rows": LINES}),
        max_length=8000,
        help_text=_l("Change what does not fit. Fill in or take out what stands in square brackets."),
    )
    to_address = forms.BooleanField(required=False)
    given = CodedField("copy_ways", label=_l("How is it given?"))

    def __init__(
        self,
        *args: Any,
        kind: str,
        language: str,
        contact: str | None,
        address: str,
        words: str,
        **options: Any,
    ) -> None:
        super().__init__(*args, initial={"text": words}, **options)
        self.kind, self.language, self.contact, self.address = kind, language, contact, address
        given = self.fields["given"]
        assert isinstance(given, CodedField)
        given.offer(self.case.case.cohort, self.case.today)
        if address:
            self.fields["to_address"].label = _l(
                "Write it to %(where)s: I have asked, and post is safe there"
            ) % {"where": ", ".join(address.splitlines())}
        else:
            del self.fields["to_address"]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if "[" in text and "]" in text.split("[", 1)[1]:
            raise forms.ValidationError(
                _l("Something still stands in square brackets: fill it in, or take it out")
            )
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("given") == "post" and not data.get("to_address"):
            why = _l(
                "A letter goes by post only to an address that has been asked about: tick it, or hand it over"
            )
            self.add_error("given", why)
        return data

    def facts(self) -> dict[str, Any]:
        head = f"{self.address}\n\n" if self.cleaned_data.get("to_address") else ""
        return {
            "kind": self.kind,
            "language": self.language,
            "contact": self.contact,
            "valid_from": self.case.today,
            "text": head + self.cleaned_data["text"],
            "given": self.cleaned_data["given"],
        }

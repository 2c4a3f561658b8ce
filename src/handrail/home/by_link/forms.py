"""What is asked of somebody who signs in by link: an address, and a PIN."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.home.by_link import pins


def _pin_field(label: Any, hint: Any = "", autocomplete: str = "current-password") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=hint,
        widget=forms.PasswordInput(
            {"autocomplete": autocomplete, "inputmode": "numeric", "class": "govuk-input--width-10"}
        ),
    )


class AskForm(forms.Form):
    """To which address a link should go."""

    email = forms.EmailField(
        label=_l("Work email"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )


class PinForm(forms.Form):
    """The PIN that was set."""

    pin = _pin_field(_l("Your PIN"))


class NewPinForm(forms.Form):
    """A PIN to set, twice."""

    pin = _pin_field(
        _l("Your new PIN"),
        _l("6 to 12 figures, not 111111 or 123456. You need it each time you sign in by link."),
        "new-password",
    )
    again = _pin_field(_l("The same PIN again"), autocomplete="new-password")

    def clean_pin(self) -> str:
        """Figures, enough of them, and not the first that anybody would try."""
        pin = str(self.cleaned_data["pin"]).replace(" ", "")
        if not (pin.isascii() and pin.isdigit() and pins.SHORTEST <= len(pin) <= pins.LONGEST):
            raise forms.ValidationError(_("Enter 6 to 12 figures, and nothing else"))
        if pins.is_simple(pin):
            raise forms.ValidationError(
                _("This PIN is too easy to guess; choose figures that do not repeat or follow")
            )
        return pin

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        again = str(given.get("again", "")).replace(" ", "")
        if given.get("pin") and again and again != given["pin"]:
            self.add_error("again", _("This is not the PIN above; enter both again"))
        return given

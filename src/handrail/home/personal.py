"""How a reader wants Handrail to be: language, size of text, what shows under "What needs me first"."""

from collections.abc import Iterable
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from handrail.access.models import Preferences, User

OWN = "own"
"""Where a session carries what its reader has chosen."""
QUIETABLE = {
    "begun": _("Forms I have begun and not saved"),
    "help": _("Help that is asked for and not settled"),
    "transfer": _("Decisions about a transfer that are due"),
}
"""What of "What needs me first" somebody may leave out. Alerts and missing outcomes always show."""


def languages() -> list[tuple[str, str]]:
    """The languages there are: the one Handrail is written in, and those with a catalogue."""
    written = settings.LANGUAGE_CODE
    there = {path.parent.parent.name for root in settings.LOCALE_PATHS for path in _catalogues(root)}
    return [(code, name) for code, name in settings.LANGUAGES if code == written or code in there]


def _catalogues(root: Path) -> Iterable[Path]:
    return Path(root).glob("*/LC_MESSAGES/django.mo")


def of(user: User) -> Preferences:
    """What somebody has chosen, or what holds for everybody."""
    return Preferences.objects.filter(user=user).first() or Preferences(user=user)


def carry(request: HttpRequest) -> None:
    """Put what the reader has chosen into the session."""
    if not isinstance(request.user, User):
        return
    chosen = of(request.user)
    request.session[OWN] = {
        "language": chosen.language,
        "text_size": "" if chosen.text_size == Preferences.TextSize.NORMAL else chosen.text_size,
        "quiet": list(chosen.quiet),
    }


def own(request: HttpRequest) -> dict:
    """What the reader has chosen, from the session."""
    return request.session.get(OWN, {}) if hasattr(request, "session") else {}


def language(request: HttpRequest) -> str:
    """The reader's language, while it is one of ours."""
    chosen = own(request).get("language")
    return chosen if chosen and chosen in dict(languages()) else settings.LANGUAGE_CODE


class SettingsForm(forms.Form):
    """A reader's own settings."""

    text_size = forms.ChoiceField(
        label=_("Size of text"),
        choices=Preferences.TextSize.choices,
        widget=forms.RadioSelect,
        help_text=_("On this and every device you sign in with. Pictures keep their size."),
    )
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    shows = forms.MultipleChoiceField(
        label=_("What shows under “What needs me first”"),
        choices=list(QUIETABLE.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "Alerts and appointments without an outcome always show."
            " Handrail sends no e-mail and no text: what needs you is on your caseload."
        ),
    )

    def __init__(self, user: User, data: dict | None = None) -> None:
        chosen = of(user)
        super().__init__(
            data,
            initial={
                "text_size": chosen.text_size,
                "language": chosen.language or settings.LANGUAGE_CODE,
                "shows": [key for key in QUIETABLE if key not in chosen.quiet],
            },
        )
        self.user = user
        offered = languages()
        if len(offered) > 1:
            field = self.fields["language"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        else:  # nothing to choose between
            del self.fields["language"]

    def save(self) -> None:
        """Keep it."""
        given = self.cleaned_data
        Preferences.objects.update_or_create(
            user=self.user,
            defaults={
                "text_size": given["text_size"],
                "language": given.get("language", ""),
                "quiet": [key for key in QUIETABLE if key not in given["shows"]],
            },
        )

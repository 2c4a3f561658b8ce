"""From a Django form field to the parameters of a GOV.UK component.

``view(bound)`` looks at the widget and answers which component draws the field
and with what; the macro ``field`` of ``design/fields.html`` calls that component.
A form needs nothing special. It may set, per field:

- ``help_text``: the hint;
- ``widget.attrs``: ``class`` (a GOV.UK width such as ``govuk-input--width-10``),
  ``autocomplete``, ``inputmode``, ``spellcheck``, ``rows`` and the like;
- hints under choices: ``hinted(forms.ChoiceField(…), {"value": "hint"})``.

A field that is not required says "(optional)" after its label, unless it has ``said_above``: the page
says once that questions may be left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, TypeVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from handrail.design.typed import DatePartsInput

# Attributes that GOV.UK components take as parameters of their own.
_OWN_PARAMETERS = ("autocomplete", "inputmode", "rows", "pattern", "autocapitalize")
# Django adds these for its own rendering; the components write theirs.
_DROPPED = {"class", "id", "aria-describedby", "aria-invalid", "spellcheck", "required"}


@dataclass(frozen=True)
class FieldView:
    """``kind`` is hidden, input, textarea, select, radios, checkboxes, date or file."""

    kind: str
    params: dict[str, Any]
    choices: list[dict[str, Any]] = dataclass_field(default_factory=list)


_F = TypeVar("_F", bound=forms.Field)


def hinted(field: _F, hints: Mapping[str, Any]) -> _F:
    """Give a field of choices hints to stand under them."""
    vars(field)["choice_hints"] = hints
    return field


def set_choices(form: forms.BaseForm, name: str, choices: Any) -> None:
    """What a field offers, or how to find that out when somebody looks."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def view(bound: BoundField, size: str = "s", reveal: Mapping[str, str] | None = None) -> FieldView:
    """Describe a bound field; ``size`` is the GOV.UK size of its label or legend.

    ``reveal`` gives markup shown under a choice once it is chosen.
    """
    widget = bound.field.widget
    if widget.is_hidden:
        return FieldView("hidden", {"name": bound.html_name, "value": _value(bound)})
    if isinstance(widget, DatePartsInput):
        return FieldView("date", _grouped(bound, size) | {"id": bound.auto_id, "items": _dates(bound)})
    if isinstance(widget, forms.CheckboxInput):
        return FieldView("checkboxes", _single(bound, reveal or {}))
    if isinstance(widget, forms.RadioSelect):
        # Django's CheckboxSelectMultiple is a kind of RadioSelect.
        kind = "checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios"
        items = _items(bound, reveal or {})
        return FieldView(kind, _grouped(bound, size) | _group_names(bound) | {"items": items})
    if isinstance(widget, forms.Select):
        return FieldView("select", _labelled(bound, size), _options(bound))
    if isinstance(widget, forms.Textarea):
        return FieldView("textarea", _labelled(bound, size) | {"value": _kept_lines(bound)})
    if isinstance(widget, forms.FileInput):
        return FieldView("file", _labelled(bound, size))
    kind = getattr(widget, "input_type", "text") or "text"
    return FieldView("input", _labelled(bound, size) | {"type": kind, "value": _shown(bound)})


def error_links(form: forms.BaseForm) -> list[dict[str, str]]:
    """What the error summary lists: each message, linked to the field it is about."""
    links = [{"text": str(message)} for message in form.non_field_errors()]
    for bound in form.visible_fields():
        target = bound.auto_id
        if isinstance(bound.field.widget, DatePartsInput):
            target = f"{bound.auto_id}-day"
        links += [{"text": message, "href": f"#{target}"} for message in _messages(bound)]
    return links


def _messages(bound: BoundField) -> list[str]:
    """The field's errors. Django's "This field is required." does not say which, so we do."""
    standard = str(forms.Field.default_error_messages["required"])
    ask = gettext("Choose: %(label)s") if _offers_choices(bound) else gettext("Fill in: %(label)s")
    needed = ask % {"label": bound.label}
    return [needed if str(error) == standard else str(error) for error in bound.errors]


def _offers_choices(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.widgets.ChoiceWidget)


def _label(bound: BoundField) -> str:
    label = str(bound.label)
    if not bound.field.required and not getattr(bound.field, "said_above", False):
        return gettext("%(label)s (optional)") % {"label": label}
    return label


def _common(bound: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        # One message stands at the field; the summary above lists every one.
        params["errorMessage"] = {"text": _messages(bound)[0]}
    return params


def _labelled(bound: BoundField, size: str) -> dict[str, Any]:
    attrs = bound.field.widget.attrs
    params = _common(bound) | {
        "id": bound.auto_id,
        "name": bound.html_name,
        "classes": attrs.get("class", ""),
        "label": {"text": _label(bound), "classes": f"govuk-label--{size}" if size else ""},
        "attributes": {
            name: str(value)
            for name, value in attrs.items()
            if name not in _OWN_PARAMETERS and name not in _DROPPED and value not in (False, None)
        },
    }
    if "spellcheck" in attrs:
        params["spellcheck"] = str(attrs["spellcheck"]).lower() == "true"
    if maxlength := getattr(bound.field, "max_length", None):
        params["attributes"].setdefault("maxlength", str(maxlength))
    return params | {name: attrs[name] for name in _OWN_PARAMETERS if name in attrs}


def _grouped(bound: BoundField, size: str) -> dict[str, Any]:
    legend = {"text": _label(bound), "classes": f"govuk-fieldset__legend--{size}" if size else ""}
    return _common(bound) | {"fieldset": {"legend": legend}}


def _group_names(bound: BoundField) -> dict[str, Any]:
    # "govuk-radios--inline" and the like arrive through the widget's class.
    classes = bound.field.widget.attrs.get("class", "")
    return {"idPrefix": bound.auto_id, "name": bound.html_name, "classes": classes}


def _items(bound: BoundField, reveal: Mapping[str, str]) -> list[dict[str, Any]]:
    hints = getattr(bound.field, "choice_hints", {})
    chosen = _chosen(bound)
    items = []
    for value, label in _flat(bound):
        item: dict[str, Any] = {"value": value, "text": label, "checked": value in chosen}
        if hint := hints.get(value):
            item["hint"] = {"text": str(hint)}
        if value in reveal:
            item["conditional"] = {"html": reveal[value]}
        items.append(item)
    return items


def _single(bound: BoundField, reveal: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "value": "on",
        "text": str(bound.label),
        "id": bound.auto_id,
        "checked": bool(bound.value()),
    }
    if bound.help_text:
        item["hint"] = {"text": str(bound.help_text)}
    if "on" in reveal:
        item["conditional"] = {"html": reveal["on"]}
    params = {"idPrefix": bound.auto_id, "name": bound.html_name, "items": [item]}
    return params | {key: value for key, value in _common(bound).items() if key == "errorMessage"}


def _options(bound: BoundField) -> list[dict[str, Any]]:
    """Options, or groups of options, for a select."""
    chosen = _chosen(bound)

    def option(value: Any, label: Any) -> dict[str, Any]:
        return {"value": _text(value), "text": str(label), "selected": _text(value) in chosen}

    rows: list[dict[str, Any]] = []
    for value, label in _choices(bound):
        if isinstance(label, list | tuple):
            rows.append({"text": str(value), "options": [option(*pair) for pair in label]})
        else:
            rows.append(option(value, label))
    return rows


def _flat(bound: BoundField) -> list[tuple[str, str]]:
    """Choices without their groups; radios never offer an empty choice."""
    pairs: list[tuple[str, str]] = []
    for value, label in _choices(bound):
        if isinstance(label, list | tuple):
            pairs += [(_text(inner), str(words)) for inner, words in label]
        elif _text(value) != "":
            pairs.append((_text(value), str(label)))
    return pairs


def _choices(bound: BoundField) -> Iterable[Any]:
    widget = bound.field.widget
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    return widget.choices


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    if value is None:
        return set()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {_text(one) for one in values}


def _dates(bound: BoundField) -> list[dict[str, Any]]:
    widget = bound.field.widget
    assert isinstance(widget, DatePartsInput)
    wrong = " govuk-input--error" if bound.errors else ""
    return [
        {
            "name": f"{bound.html_name}-{part.name}",
            "id": f"{bound.auto_id}-{part.name}",
            "label": str(part.label),
            "value": part.value,
            "autocomplete": part.autocomplete,
            "classes": f"govuk-input--width-{part.width}{wrong}",
        }
        for part in widget.parts(bound.value())
    ]


def _text(value: Any) -> str:
    # Database enumerations arrive as members; the page needs their value.
    return "" if value is None else str(getattr(value, "value", value))


def _value(bound: BoundField) -> str:
    return _text(bound.value())


def _shown(bound: BoundField) -> str:
    """The value as the widget would write it (dates and times in words)."""
    if getattr(bound.field.widget, "input_type", "") == "password":
        return ""
    return _text(bound.field.widget.format_value(bound.value()))


def _kept_lines(bound: BoundField) -> SafeString:
    """Text for a textarea. The components indent what they are given, which would
    add spaces to each line typed; a line end written as a reference stays as it is."""
    typed = _value(bound).replace("\r\n", "\n")
    return format_html_join(SafeString("&#10;"), "{}", ((line,) for line in typed.split("\n")))

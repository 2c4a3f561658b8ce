"""The Jinja2 environment every page is drawn with.

Settings name it for Django's Jinja2 backend::

    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "OPTIONS": {"environment": "handrail.design.environment.environment"},

Templates may use, besides what Django's backend gives (``request``,
``csrf_input``, ``csrf_token``):

- ``url("room:name", case=…)`` and ``static("design/handrail.css")``;
- ``_("…")``, ``ngettext("…", "…", n)`` and ``{% trans %}``;
- the filters of ``design.wording``;
- ``field_view`` and ``error_links``, which the macros of ``fields.html`` read.
"""

from pathlib import Path
from typing import Any, cast

import jinja2
from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from handrail.design import fields, wording


def environment(**options: Any) -> jinja2.Environment:
    """Build the environment; ``options`` are those Django's backend passes on."""
    options["loader"] = _loader(options.get("loader"))
    # A missing value prints nothing; a page about a person must not fall over
    # because a fact is not known yet.
    options["undefined"] = jinja2.ChainableUndefined
    options["extensions"] = [*options.get("extensions", []), "jinja2.ext.i18n", "jinja2.ext.do"]
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options.pop("autoescape", None)
    env = jinja2.Environment(autoescape=True, **options)
    # The method is added by the i18n extension, so type checkers do not see it.
    cast(Any, env).install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        url=url,
        static=static,
        field_view=fields.view,
        error_links=fields.error_links,
    )
    env.filters.update(wording.FILTERS)
    return env


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: ``url("people:case", case_id)``."""
    return reverse(name, args=args, kwargs=kwargs)


def _loader(given: jinja2.BaseLoader | None) -> jinja2.BaseLoader:
    """Our rooms' templates, then whatever the settings gave, then the GOV.UK macros.

    Only our own rooms are searched by name: other installed apps ship templates
    in Django's language, which Jinja2 would misread.
    """
    folders = [
        Path(app.path) / "templates" for app in apps.get_app_configs() if app.name.startswith("handrail.")
    ]
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader([str(f) for f in folders])]
    if given is not None:
        loaders.append(given)
    loaders.append(
        jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")})
    )
    return jinja2.ChoiceLoader(loaders)

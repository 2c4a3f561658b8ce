"""A page as a tagged PDF (PDF/UA-1), made when somebody asks for it.

What goes in is whole HTML with a language, a title, one ``h1`` and no skipped heading level;
every image has words beside it (``alt``) and decoration is left to the style sheet. WeasyPrint
does not complain where one of these is missing: it writes a file that fails. So tests look.
"""

from functools import cache
from importlib import resources

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


class CannotBeMade(Exception):
    """The machine lacks the libraries that set type. The message says which packages bring them."""


def answer(request: HttpRequest, template: str, context: dict[str, object], name: str) -> HttpResponse:
    """The PDF of a template, to be opened in the browser under a neutral file name."""
    try:
        made = pdf(render_to_string(template, context, request=request))
    except CannotBeMade as missing:
        page = {"heading": "", "missing": str(missing)}
        return HttpResponse(render_to_string("design/no_pdf.html", page, request=request), status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def pdf(html: str) -> bytes:
    """A tagged PDF of whole HTML. It fetches nothing: pictures are in the text itself."""
    try:
        import weasyprint  # takes a second, and most processes never make a PDF
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise CannotBeMade("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation") from error
    page = weasyprint.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    made: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=_style())], pdf_variant="pdf/ua-1")
    return made


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("static/design/paper.css").read_text("utf-8")

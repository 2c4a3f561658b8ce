"""The door for WSGI servers; in production it opens only when the settings are safe."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from django.core.wsgi import get_wsgi_application

from handrail.config import environment, production
from handrail.config.environment import Login, Mode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
settings = environment.current()
if settings.login is Login.OWNER and settings.mode is not Mode.TEST:
    raise RuntimeError("the service never signs in as the owner of the tables")
production.refuse_if_unsafe(settings)
log = structlog.get_logger(__name__)


def guarded(inner: WSGIApplication) -> WSGIApplication:
    """Answer errors that escape Django ourselves: servers log them with their messages.

    An error's message may quote the record, and no log of ours holds content.
    """

    def outer(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        try:
            return inner(request, start)
        except Exception as error:
            log.error("request failed", exc_info=error)
            start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Something went wrong. Nothing was saved.\n"]

    return outer


application = guarded(get_wsgi_application())

"""The application's log: one JSON object a line, in UTC, without anything from the record.

Who read what is in the access log, a table of its own. This log is for the
people who run the service, so it names routes, counts and kinds of error and
never values: no paths with references in them, no query strings, no messages
of errors that quote a row.
"""

import logging
import logging.config
from typing import Any

import structlog
from structlog.types import EventDict, Processor

SILENT = ("django.db.backends", "django.template", "axes", "fido2", "notifications_python_client")
SELDOM = ("procrastinate",)
KEPT = frozenset(
    [
        "event",
        "level",
        "logger",
        "timestamp",
        "route",
        "status",
        "error",
        "where",
        "reason",
        "count",
        "user",
        "request",
    ]
)


def only_known_keys(_: Any, __: str, event: EventDict) -> EventDict:
    """Drop every field that is not on the list, so that content cannot slip in as an extra."""
    return {key: value for key, value in event.items() if key in KEPT}


def name_the_error(_: Any, __: str, event: EventDict) -> EventDict:
    """Keep an error's kind and place; its message may quote the record."""
    info = event.pop("exc_info", None)
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["error"] = info[0].__name__
        trace = info[2]
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if trace is not None:
            code = trace.tb_frame.f_code
            event["where"] = f"{trace.tb_frame.f_globals.get('__name__')}.{code.co_name}:{trace.tb_lineno}"
    return event


def replace_django_request(_: Any, __: str, event: EventDict) -> EventDict:
    """Django's request log quotes paths; keep the name of the route and the status."""
    record = event.get("_record")
    if record is not None and record.name.startswith("django"):
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        event["route"] = match.view_name if match else None
        event["status"] = getattr(record, "status_code", None)
        # Written when the request is over, so it is no longer told by the context.
        event["request"] = getattr(request, "log_reference", None)
        event["event"] = "request refused" if record.levelno < logging.ERROR else "request failed"
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def kept_by(level: str) -> dict[str, Any]:
    """How every logger is to write, ours and other packages', in the terms of the standard library."""
    finish = [
        replace_django_request,
        name_the_error,
        only_known_keys,
        structlog.processors.JSONRenderer(),
    ]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": finish,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        # These quote SQL with its values, pages, or addresses with the links in them.
        "loggers": {name: {"level": "CRITICAL"} for name in SILENT}
        # These say of each job that it began and ended.
        | {name: {"level": "WARNING"} for name in SELDOM},
    }


def configure(level: str) -> None:
    """Send everything through the same filters."""
    logging.config.dictConfig(kept_by(level))
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )

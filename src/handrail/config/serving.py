"""Serving the product: static files collected, settings checked, then the server."""

import hashlib
import io
import logging
import os
import signal
import socket
import subprocess
import sys

from django.db.utils import ConnectionHandler

from handrail.config import logs
from handrail.config.environment import Environment, Login, Mode
from handrail.config.metrics.answering import answered

STAMP = ".collected"
# Sources that name modules we do not have; no page of ours asks for them.
UNBUILT = "django_htmx/ext/*"
PATIENCE = 10
PRODUCT = "handrail.config.wsgi:application"


class AddressTaken(Exception):
    """Something else listens where we should."""


def check_address(address: str, port: int) -> None:
    """Find out before the long work whether we can listen there at the end of it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError as error:
            raise AddressTaken(f"cannot listen on {address} port {port}: {error.strerror}") from None


def collect_static(environment: Environment) -> bool:
    """Copy and compress static files where they changed since last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    if environment.mode not in (Mode.DEMO, Mode.PRODUCTION):
        return False
    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen = os.stat(storage.path(path))
            state.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / STAMP
    if stamp.is_file() and stamp.read_text() == state.hexdigest():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=[UNBUILT])
    stamp.write_text(state.hexdigest())
    return True


def serve_apart(address: str, port: int) -> None:
    """Serve in a new process, which knows nothing of the owner's login that we hold here.

    Workers are copies of the process that starts them, settings and all.
    """
    from django.db import connections

    connections.close_all()
    command = [sys.executable, "-m", "handrail", "serve", "--address", address, "--port", str(port)]
    environment = {**os.environ, "HANDRAIL_LOGIN": Login.WEB.value}
    with subprocess.Popen(command, env=environment) as server:

        def pass_on(number: int, _: object) -> None:
            server.send_signal(number)

        # We stay until it has stopped, to stop the database after it.
        signal.signal(signal.SIGINT, pass_on)
        signal.signal(signal.SIGTERM, pass_on)
        server.wait()


def serve(environment: Environment, address: str, port: int, *, target: str = PRODUCT) -> None:
    """Serve until told to stop, with the login that owns nothing."""
    with answered(environment.metrics_address, environment.metrics_port):
        _serve(environment, address, port, target)


def let_go(connections: ConnectionHandler) -> None:
    """Close every connection and every pool.

    Workers are copies of this process. A connection that we left open would be one connection in
    all of them, and answers to one reader would reach another.
    """
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        connection.close_pool()  # type: ignore[attr-defined]


def _serve(environment: Environment, address: str, port: int, target: str) -> None:
    from django.core.management import call_command
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # A fault in the code or the addresses shows here, not at the first visit.
    call_command("check", stdout=io.StringIO())
    let_go(connections)
    server = Granian(
        target,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=environment.threads,
        # A worker that is told to stop while it is still starting may miss it.
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
        log_dictconfig=logs.kept_by(environment.log_level),
        websockets=False,
    )

    def worth_saying(record: logging.LogRecord) -> bool:
        # Ctrl+C reaches the workers too; that they leave is then no surprise.
        return not (server.interrupt_signal and "Unexpected exit" in record.getMessage())

    logging.getLogger("_granian").addFilter(worth_saying)
    try:
        server.serve()
    except SystemExit:
        if not server.interrupt_signal:
            raise

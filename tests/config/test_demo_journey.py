"""One command opens the demo; a second time it is quick and keeps what was entered."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.config.databases import embedded_address
from handrail.config.embedded import EmbeddedServer

PATIENCE = 120
REQUEST_SECONDS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of its own."""
    folder = tmp_path_factory.mktemp("demo")
    yield folder
    EmbeddedServer(folder).reset()


def command(folder: Path, *arguments: str, **said: str) -> subprocess.Popen[str]:
    """Start `handrail demo` as a person would, with nothing or little said in the environment."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "handrail", "demo", *arguments],
        env={**kept, **said, "HANDRAIL_DATA_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_ports() -> tuple[int, int]:
    """Two ports on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def fetched(port: int, place: str) -> bytes:
    """What is answered there."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{place}", timeout=REQUEST_SECONDS) as answer:
        return answer.read()


def wait_until_up(process: subprocess.Popen[str], port: int) -> bytes:
    """The first page, once the demo serves it."""
    for _ in range(PATIENCE):
        try:
            return fetched(port, "/")
        except urllib.error.URLError:
            assert process.poll() is None, process.communicate()[0]
            time.sleep(1)
    process.kill()
    raise AssertionError(f"the demo did not come up: {process.communicate()[0]}")


def test_the_demo_opens_serves_without_power_and_leaves_nothing_running(folder: Path) -> None:
    port, counts = free_ports()
    process = command(folder, "--port", str(port), HANDRAIL_METRICS_PORT=str(counts))
    server = EmbeddedServer(folder)

    page = wait_until_up(process, port)
    ready = fetched(port, "/ready")
    counted = fetched(counts, "/metrics")
    with server.superuser() as connection:
        rows = connection.execute(
            "select distinct usename from pg_stat_activity where datname = 'handrail'"
        ).fetchall()
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)

    assert b"fictional" in page
    assert ready == b"ready\n"
    assert b'handrail_requests_total{method="GET",route="home:start",status="302"} 1.0' in counted
    signed_in = {name for (name,) in rows}
    assert "handrail_web" in signed_in
    assert signed_in <= {"handrail_web", "handrail_worker"}
    assert f"http://127.0.0.1:{port}" in said
    assert "Traceback" not in said
    assert process.returncode == 0
    assert not server.running()


def test_again_it_keeps_what_was_entered_and_its_day(folder: Path) -> None:
    mine = "create table if not exists entered as select 1 as it"
    EmbeddedServer(folder).start()
    with embedded_address(folder, "handrail_owner").connect() as connection:
        connection.execute(mine)

    process = command(folder, "--no-serve", "--today", "2026-01-01")
    said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0, said
    assert "Loading" not in said
    assert "keeps its day" in said
    with embedded_address(folder, "handrail_owner").connect() as connection:
        assert connection.execute("select it from entered").fetchone() == (1,)


def test_it_starts_over_on_another_day(folder: Path) -> None:
    process = command(folder, "--no-serve", "--reset", "--today", "2026-01-01")
    said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0, said
    assert "as of Wednesday 31 December 2025" in said
    with embedded_address(folder, "handrail_owner").connect() as connection:
        assert connection.execute("select to_regclass('entered')").fetchone() == (None,)

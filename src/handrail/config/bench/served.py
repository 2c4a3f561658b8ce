"""The server under measurement: started, waited for, weighed, stopped."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from handrail.config.bench.asking import HELLO
from handrail.config.environment import Login

PATIENCE = 30.0
MIB = 1024


class DidNotStart(Exception):
    """The server did not answer in time."""


class Served:
    """Use with ``with``."""

    def __enter__(self) -> "Served":
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            self.port = int(trial.getsockname()[1])
        command = [sys.executable, "-m", "handrail.config.bench.server", str(self.port)]
        environment = {**os.environ, "HANDRAIL_LOGIN": Login.WEB.value, "HANDRAIL_LOG_LEVEL": "WARNING"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise DidNotStart("the server under measurement did not start")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", HELLO)
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def rss_mib(self) -> float:
        """Memory of the server and its workers; pages they share count in each."""
        return rss_of_family(self.process.pid)


def rss_of_family(pid: int) -> float:
    """Memory in MiB of a process and those it started; pages they share count in each."""
    return round(sum(map(_rss, _family(pid))) / MIB, 1)


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += _family(int(child))
    return found


def _rss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)

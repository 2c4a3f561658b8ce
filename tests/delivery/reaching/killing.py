"""A worker that is killed again and again while the provider misbehaves, and the sum afterwards.

The worker is the real process with its own login; the provider is the stand-in, in this process, so
that it can have the worker killed at any moment of a request: when it arrives, once it is kept, once
it is answered, or a few thousandths of a second later.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from handrail.delivery.reaching import fake
from handrail.delivery.reaching.fake import Mode

PATIENCE = 0.6
SHARES = {
    Mode.FAILS: 0.12,
    Mode.KEPT_BUT_FAILS: 0.1,
    Mode.SLOW: 0.1,
    Mode.DROPS: 0.12,
    Mode.LOST: 0.08,
    Mode.TOO_MANY: 0.08,
}
STAGES = ("arrived", "kept", "answered")
LONGEST = 120.0


@dataclass
class Killer:
    """Kills the worker at one moment: some requests on, at one stage, a little later."""

    chance: random.Random
    stage: str = ""
    left: int = 0
    later: float = 0.0
    process: "subprocess.Popen[bytes] | None" = None
    struck: threading.Event = field(default_factory=threading.Event)

    def aim(self, process: "subprocess.Popen[bytes]") -> None:
        """Choose the moment for this worker."""
        self.process, self.stage = process, self.chance.choice(STAGES)
        self.left, self.later = self.chance.randint(1, 2), self.chance.choice((0, 0, 0.002, 0.01, 0.03))
        self.struck.clear()

    def watch(self, stage: str) -> None:
        """Told by the provider how far a request has come."""
        if self.process is None or stage != self.stage:
            return
        self.left -= 1
        if self.left == 0:
            if self.later:
                threading.Event().wait(self.later)
            self.process.send_signal(signal.SIGKILL)
            self.struck.set()


@dataclass(frozen=True)
class Sum:
    """What came of all causes: how many reached the provider, and what the outbox says of each."""

    causes: int
    recorded: int
    states: Counter[str]
    lost: list[str]
    twice: list[str]


def worker_environment(address: str) -> dict[str, str]:
    """What a worker process is told, so that it works on this test's database and its provider."""
    entry = connection.settings_dict
    url = f"postgres://{entry['USER']}:{entry['PASSWORD']}@/{entry['NAME']}?host={entry['HOST']}"
    kept = {
        key: os.environ[key]
        for key in ("PATH", "HOME", "LANG", "HANDRAIL_TEST_DATA_DIR")
        if key in os.environ
    }
    return {
        **kept,
        "HANDRAIL_MODE": "test",
        "HANDRAIL_DATA_DIR": os.environ["HANDRAIL_DATA_DIR"],
        "HANDRAIL_LOG_LEVEL": "CRITICAL",
        "DATABASE_URL": url + (f"&port={entry['PORT']}" if entry["PORT"] else ""),
        "HANDRAIL_MESSAGES": "true",
        "HANDRAIL_NOTIFY_URL": address,
        "HANDRAIL_NOTIFY_KEY": fake.KEY,
        "HANDRAIL_NOTIFY_TEXT_TEMPLATE": fake.TEXT_TEMPLATE,
        "HANDRAIL_NOTIFY_EMAIL_TEMPLATE": fake.EMAIL_TEMPLATE,
        "HANDRAIL_NOTIFY_PATIENCE": str(PATIENCE),
    }


def start(command: list[str], address: str) -> "subprocess.Popen[bytes]":
    """A worker process."""
    return subprocess.Popen(
        [sys.executable, *command], env=worker_environment(address), stdout=subprocess.DEVNULL
    )


def until(true: Callable[[], bool], longest: float = LONGEST) -> bool:
    """Look again and again, a twentieth of a second apart, until something is true or time is up."""
    pause = threading.Event()
    for _ in range(int(longest / 0.05)):
        if true():
            return True
        pause.wait(0.05)
    return true()


def kill_at(
    points: int,
    command: list[str],
    provider: fake.Fake,
    address: str,
    *,
    cause: Callable[[], Any],
    seed: int,
) -> int:
    """Start a worker, give it something to do, kill it; so many times. How many died at work."""
    chance = random.Random(seed)
    killer = Killer(chance)
    provider.watch, provider.mode = killer.watch, fake.at_random(SHARES, seed)
    died = 0
    for _ in range(points):
        for _one in range(chance.randint(2, 4)):
            cause()
        process = start(command, address)
        killer.aim(process)
        try:
            killer.struck.wait(LONGEST / 10)
        finally:
            killer.process = None
            process.kill()
            process.wait(LONGEST)
        died += killer.struck.is_set()
    provider.watch = lambda stage: None
    return died

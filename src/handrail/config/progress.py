"""Saying how far a long piece of work has come."""

import sys
import time
from types import TracebackType

QUIET_SECONDS = 2.0
EVERY_SECONDS = 2.0


class Progress:
    """Counts work on standard error: `progress(done, total)`.

    Quick work says nothing. On a terminal one line is rewritten; elsewhere a
    new line comes every two seconds, so that logs stay short.
    """

    def __init__(self, label: str) -> None:
        self.label = label
        self.began = self.last = time.monotonic()
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say how many are done, and of how many when that is known."""
        now = time.monotonic()
        pause = 0.2 if self.terminal else EVERY_SECONDS
        if now - self.began < QUIET_SECONDS or now - self.last < pause:
            return
        self.last, self.shown = now, True
        of = f" of {total:,}" if total else ""
        line = f"{self.label}: {done:,}{of}"
        if self.terminal:
            sys.stderr.write(f"\r{line}\033[K")
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def finished(self, cases: int) -> None:
        """Say how quick it was, if it took any time."""
        took = time.monotonic() - self.began
        if took >= QUIET_SECONDS:
            clear = "\r\033[K" if self.shown and self.terminal else ""
            sys.stderr.write(f"{clear}{cases:,} cases in {took:,.1f} s, {cases / took:,.0f} a second\n")

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.shown and self.terminal:
            sys.stderr.write("\r\033[K")

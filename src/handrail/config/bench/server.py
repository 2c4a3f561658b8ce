"""The server under measurement, in a process of its own: `python -m handrail.config.bench.server PORT`."""

import sys

from handrail.config import preparing, serving
from handrail.config.environment import Login, Mode


def main(port: int) -> None:
    """Serve as `handrail serve` does, with the login that owns nothing."""
    environment = preparing.settle(login=Login.WEB, mode=Mode.DEMO)
    preparing.set_up(environment)
    serving.serve(environment, "127.0.0.1", port, target="handrail.config.bench.counted:application")


if __name__ == "__main__":
    main(int(sys.argv[1]))

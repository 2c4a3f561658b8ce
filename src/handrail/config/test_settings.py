"""Settings of a test run: strict, with its own data folder, signed in as the tables' owner.

`tests/conftest.py` steps down to the serving role once the database is made.
"""

import os
from pathlib import Path

root = Path(__file__).resolve().parents[3]
for name in [key for key in os.environ if key.startswith("HANDRAIL_")]:
    if not name.startswith("HANDRAIL_TEST_"):
        del os.environ[name]
os.environ["HANDRAIL_MODE"] = "test"
os.environ["HANDRAIL_LOGIN"] = "owner"
os.environ["HANDRAIL_LOG_LEVEL"] = "WARNING"
os.environ["HANDRAIL_DATA_DIR"] = os.environ.get("HANDRAIL_TEST_DATA_DIR", f"{root}/var/test-db")

from handrail.config.settings import *  # noqa: E402, F403

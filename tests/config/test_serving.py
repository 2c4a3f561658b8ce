"""What the serving processes start with."""

import copy

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from handrail.config import serving

pytestmark = pytest.mark.django_db


def test_workers_are_handed_no_open_connection(database_owner: str) -> None:
    entry = copy.deepcopy(connection.settings_dict)
    entry["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 2}}
    handler = ConnectionHandler({"default": entry})
    pooled = handler["default"]
    pool = pooled.pool
    pool.open()

    serving.let_go(handler)

    assert pool.closed
    assert "default" not in pooled._connection_pools

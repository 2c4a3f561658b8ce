"""The metrics port: the counts of all serving processes, added up.

Each process keeps its counts in files of one folder; the one that starts them reads the folder.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def answered(address: str, port: int | None) -> Iterator[None]:
    """While inside, the port answers with the counts of the processes started inside."""
    if port is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="handrail-metrics-") as folder:
        os.environ[FOLDER] = folder
        # The library settles where it keeps counts when it is loaded.
        from prometheus_client import CollectorRegistry, start_http_server
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        server, thread = start_http_server(port, addr=address, registry=registry)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

"""What is counted of messages to people, asked of the database when Prometheus asks the worker."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily

from handrail.config.environment import Environment


class Messages:
    """How many messages stand where, and how long the oldest has been due. Names nobody."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The figures of this moment."""
        from handrail.delivery.reaching import counting

        states = GaugeMetricFamily("handrail_messages", "Messages to people.", labels=["state"])
        for state, count in counting.by_state().items():
            states.add_metric([state], count)
        yield states
        waiting = counting.longest_waiting()
        yield GaugeMetricFamily("handrail_messages_waiting_seconds", "Longest due.", value=waiting)


def answer(environment: Environment) -> None:
    """Let Prometheus ask this worker, where the settings say so."""
    if environment.metrics_port is None:
        return
    registry = CollectorRegistry()
    registry.register(Messages())
    start_http_server(environment.metrics_port, environment.metrics_address, registry)

"""Prepares the database before the rooms' migrations."""

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import pre_migrate

from handrail.config import roles


class HouseConfig(AppConfig):
    """The house itself: it has no tables."""

    name = "handrail.config"
    label = "config"

    def ready(self) -> None:
        """Extensions come first: migrations and constraints use them."""
        # The signal comes once for every app with models; one of them is enough.
        pre_migrate.connect(create_extensions, sender=apps.get_app_config("contenttypes"))


def create_extensions(using: str, **_: object) -> None:
    """The owner of a database may create these: PostgreSQL counts them as trusted."""
    connection = connections[using]
    connection.ensure_connection()
    roles.ensure_extensions(connection.connection)

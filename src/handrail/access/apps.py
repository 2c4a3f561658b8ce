from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "handrail.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Row security follows every migration; users have their place in documents."""
        from handrail.access import document

        document.register()
        post_migrate.connect(_row_security, sender=self)


def _row_security(**_: object) -> None:
    from handrail.access import rls  # models are not loaded when this module is

    rls.sync()

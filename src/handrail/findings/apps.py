from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "handrail.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.findings import document

        document.register()

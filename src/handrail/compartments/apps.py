from django.apps import AppConfig


class CompartmentsConfig(AppConfig):
    name = "handrail.compartments"
    label = "compartments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.compartments import document
        from handrail.compartments.restorative import describing

        describing.register()
        document.register()

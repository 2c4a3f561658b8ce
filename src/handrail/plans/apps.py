from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "handrail.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.plans import chronology, copying, describing, document, needing

        document.register()
        describing.register()
        chronology.register()
        copying.register()
        needing.add()

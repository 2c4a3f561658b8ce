from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "handrail.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.agencies import document

        document.register()

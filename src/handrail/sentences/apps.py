from django.apps import AppConfig


class SentencesConfig(AppConfig):
    name = "handrail.sentences"
    label = "sentences"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.sentences import describing, document

        document.register()
        describing.register()

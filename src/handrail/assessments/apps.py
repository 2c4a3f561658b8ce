from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "handrail.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.assessments import describing, document, sections

        document.register()
        sections.register()
        describing.register()

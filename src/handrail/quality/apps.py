from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "handrail.quality"
    label = "quality"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.quality import following
        from handrail.records import writing

        writing.follow_acts(following.check_at_once)

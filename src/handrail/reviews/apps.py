from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "handrail.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.reviews import chronology, document

        chronology.register()
        document.register()

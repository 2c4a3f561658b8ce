from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "handrail.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

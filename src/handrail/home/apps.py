from allauth.account.signals import user_logged_in
from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "handrail.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Devices are noted by ``devices.KnowsDevice``, whichever way somebody came in."""
        from allauth.usersessions.signals import on_user_logged_in

        from handrail.home import needing

        user_logged_in.disconnect(on_user_logged_in)
        needing.add()

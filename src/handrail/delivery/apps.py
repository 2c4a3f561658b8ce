from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "handrail.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.delivery import ahead, decided, document, planned, timeline
        from handrail.delivery.listening import describing as listening
        from handrail.delivery.reaching import causes
        from handrail.delivery.referring import beside, describing

        ahead.register()
        beside.register()
        causes.register()
        decided.register()
        describing.register()
        document.register()
        listening.register()
        planned.register()
        timeline.register()

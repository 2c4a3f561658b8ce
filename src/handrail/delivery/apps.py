from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "handrail.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.compartments.restorative import beside as half
        from handrail.delivery import ahead, decided, document, navigation, needing, planned, timeline
        from handrail.delivery.handing_over import describing as handovers
        from handrail.delivery.listening import describing as listening
        from handrail.delivery.reaching import causes
        from handrail.delivery.referring import beside, describing

        ahead.register()
        beside.register()
        causes.register()
        decided.register()
        describing.register()
        document.register()
        half.register(navigation.within)
        handovers.register()
        listening.register()
        planned.register()
        timeline.register()
        needing.add()

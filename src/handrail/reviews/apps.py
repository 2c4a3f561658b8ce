from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "handrail.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.delivery import leads_on
        from handrail.reviews import by_date, chronology, document, needing, origins, standing
        from handrail.reviews.amending import agreeing, ending
        from handrail.reviews.deciding import countersigning
        from handrail.reviews.learning import offering

        chronology.register()
        document.register()
        leads_on.register(origins.add_url)
        ending.register()
        agreeing.register()
        countersigning.register()
        offering.register()
        needing.add()
        by_date.add()
        standing.register()

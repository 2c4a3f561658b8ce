"""Every address of the product, room by room."""

from django.urls import include, path

from handrail.config import probes

urlpatterns = [
    *probes.urlpatterns,
    path("", include("handrail.home.urls")),
    path("", include("handrail.people.urls")),
    path("", include("handrail.sentences.urls")),
    path("", include("handrail.assessments.urls")),
    path("", include("handrail.compartments.urls")),
    path("", include("handrail.plans.urls")),
    path("", include("handrail.delivery.urls")),
    path("", include("handrail.reviews.urls")),
    path("", include("handrail.quality.urls")),
    path("", include("handrail.home.access_pages.urls")),
    path("asked-of-me/", include("handrail.partners.urls")),
    path("inspections/", include("handrail.quality.inspections.urls")),
    path("governance/", include("handrail.home.access_pages.governance_urls")),
    path("new-case/", include("handrail.home.new_case.urls")),
    path("administration/", include("handrail.home.administration.urls")),
    path("account/", include("handrail.home.account_urls")),
]

handler400 = "handrail.home.errors.bad_request"
handler403 = "handrail.home.errors.refused"
handler404 = "handrail.home.errors.not_found"
handler500 = "handrail.home.errors.failed"
handler429 = "handrail.home.errors.too_many"  # asked for by allauth

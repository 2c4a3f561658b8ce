"""Addresses of the page of an assessment and of its forms."""

from django.urls import path

from handrail.assessments import area_views, views
from handrail.assessments.entries import CONDITION, FACTOR, PLAIN, SOURCE, STRENGTH
from handrail.people.entries import add_view, update_view

app_name = "assessments"

ASSESSMENT = "cases/<str:reference>/assessment"

urlpatterns = [
    path(ASSESSMENT, views.assessment, name="assessment"),
    path(f"{ASSESSMENT}/area/add", area_views.add, name="area_add"),
    path(f"{ASSESSMENT}/area/<str:entry>/update", area_views.update, name="area_update"),
    path(f"{ASSESSMENT}/factor/add", area_views.in_area(FACTOR), name="factor_add"),
    path(f"{ASSESSMENT}/factor/<str:entry>/update", update_view(FACTOR), name="factor_update"),
    path(f"{ASSESSMENT}/strength/add", area_views.in_area(STRENGTH), name="strength_add"),
    path(f"{ASSESSMENT}/strength/<str:entry>/update", update_view(STRENGTH), name="strength_update"),
]
for _kind in (SOURCE, CONDITION, *PLAIN):
    urlpatterns += [
        path(f"{ASSESSMENT}/{_kind.verb}/add", add_view(_kind), name=f"{_kind.verb}_add"),
        path(
            f"{ASSESSMENT}/{_kind.verb}/<str:entry>/update", update_view(_kind), name=f"{_kind.verb}_update"
        ),
    ]

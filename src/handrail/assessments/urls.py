"""Addresses of the page of an assessment and of its forms."""

from django.urls import path

from handrail.assessments import (
    acts,
    area_views,
    asking_views,
    disclosing_views,
    likelihood_views,
    self_views,
    views,
)
from handrail.assessments.entries import CONDITION, FACTOR, PLAIN, SOURCE, STRENGTH
from handrail.people.entries import add_view, update_view

app_name = "assessments"

ASSESSMENT = "cases/<str:reference>/assessment"

urlpatterns = [
    path(ASSESSMENT, views.assessment, name="assessment"),
    path(f"{ASSESSMENT}/open", acts.open_, name="open"),
    path(f"{ASSESSMENT}/<str:entry>/explanation", acts.explanation, name="explanation_update"),
    path(f"{ASSESSMENT}/<str:entry>/finish", acts.finish, name="finish"),
    path(f"{ASSESSMENT}/<str:entry>/countersign", acts.countersign, name="countersign"),
    path(f"{ASSESSMENT}/<str:entry>/as-finished", views.finished, name="finished"),
    path(f"{ASSESSMENT}/<str:entry>/changes", views.changes, name="changes"),
    path(f"{ASSESSMENT}/ask", asking_views.ask, name="ask"),
    path(f"{ASSESSMENT}/today/add", disclosing_views.add, name="disclosure_add"),
    path(f"{ASSESSMENT}/today/<str:entry>", disclosing_views.one, name="disclosure"),
    path(f"{ASSESSMENT}/today/<str:entry>/update", disclosing_views.update, name="disclosure_update"),
    path(f"{ASSESSMENT}/call/<str:entry>/update", disclosing_views.call, name="call_update"),
    path(f"{ASSESSMENT}/own-answers/add", self_views.add, name="self_add"),
    path(f"{ASSESSMENT}/own-answers/<str:entry>/update", self_views.update, name="self_update"),
    path(f"{ASSESSMENT}/instruments", likelihood_views.choose, name="likelihood"),
    path(f"{ASSESSMENT}/instruments/elsewhere", likelihood_views.elsewhere, name="likelihood_elsewhere"),
    path(f"{ASSESSMENT}/instruments/<str:item>", likelihood_views.work_out, name="likelihood_add"),
    path(f"{ASSESSMENT}/likelihood/<str:entry>/view", likelihood_views.view, name="likelihood_view"),
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

"""The addresses of this room."""

from django.urls import path

from handrail.people import supervision, views
from handrail.people.entries import (
    CIRCUMSTANCE,
    CLOSURE,
    KEY_PERSON,
    MUST_NOT_MEET,
    OWN_WORDS,
    SCHEME,
    add_view,
    update_view,
)

app_name = "people"

CASE = "cases/<str:reference>"

urlpatterns = [
    path(f"{CASE}/people", views.people, name="network"),
    path(f"{CASE}/people/add", add_view(KEY_PERSON), name="key_person_add"),
    path(f"{CASE}/people/<str:entry>/update", update_view(KEY_PERSON), name="key_person_update"),
    path(f"{CASE}/details", views.details, name="details"),
    path(f"{CASE}/details/update", views.person_update, name="person_update"),
    path(f"{CASE}/own-words/add", add_view(OWN_WORDS), name="own_words_add"),
    path(f"{CASE}/own-words/<str:entry>/update", update_view(OWN_WORDS), name="own_words_update"),
    path(f"{CASE}/circumstances/add", add_view(CIRCUMSTANCE), name="circumstance_add"),
    path(f"{CASE}/circumstances/<str:entry>/update", update_view(CIRCUMSTANCE), name="circumstance_update"),
    path(f"{CASE}/addresses/add", views.address_add, name="address_add"),
    path(f"{CASE}/addresses/<str:entry>/update", update_view(views.ADDRESS), name="address_update"),
    path(f"{CASE}/schemes/add", add_view(SCHEME), name="scheme_add"),
    path(f"{CASE}/schemes/<str:entry>/update", update_view(SCHEME), name="scheme_update"),
    path(f"{CASE}/must-not-meet/add", add_view(MUST_NOT_MEET), name="must_not_meet_add"),
    path(f"{CASE}/must-not-meet/<str:entry>/update", update_view(MUST_NOT_MEET), name="must_not_meet_update"),
    path(f"{CASE}/allocation", supervision.allocation, name="allocation"),
    path(f"{CASE}/transfer-decision/add", supervision.transfer_decision_add, name="transfer_decision_add"),
    path(
        f"{CASE}/transfer-decision/<str:entry>/update",
        supervision.transfer_decision_update,
        name="transfer_decision_update",
    ),
    path(f"{CASE}/closed/<str:entry>/update", update_view(CLOSURE), name="closure_update"),
    path(f"{CASE}/open-with-reason", supervision.with_reason, name="open_with_reason"),
]

"""The addresses of restorative work, one set for each half."""

from django.urls import path

from handrail.compartments.restorative import views
from handrail.compartments.restorative.halves import PERSON, VICTIM

OURS, THEIRS = "cases/<str:reference>/restorative", "cases/<str:reference>/victim/restorative"
urlpatterns = [
    path(OURS, views.room(PERSON, VICTIM), name="restorative"),
    path(f"{OURS}/add", views.add(PERSON), name="restorative_add"),
    path(f"{OURS}/<str:entry>/update", views.update(PERSON), name="restorative_update"),
    path(f"{OURS}/<str:entry>/pass-on", views.go(PERSON, VICTIM), name="restorative_pass_on"),
    path(THEIRS, views.room(VICTIM, PERSON), name="restorative_victim"),
    path(f"{THEIRS}/add", views.add(VICTIM), name="restorative_victim_add"),
    path(f"{THEIRS}/<str:entry>/update", views.update(VICTIM), name="restorative_victim_update"),
    path(f"{THEIRS}/<str:entry>/pass-on", views.go(VICTIM, PERSON), name="restorative_victim_pass_on"),
]

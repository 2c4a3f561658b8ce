"""The addresses of this room."""

from django.urls import path

from handrail.compartments import views
from handrail.compartments.restorative.urls import urlpatterns as restorative

app_name = "compartments"
VICTIM = "cases/<str:reference>/victim"
INTELLIGENCE = "cases/<str:reference>/intelligence"
urlpatterns = [
    *restorative,
    path(VICTIM, views.victim, name="victim"),
    path(f"{VICTIM}/add", views.victim_add, name="victim_add"),
    path(f"{VICTIM}/<str:entry>/update", views.victim_update, name="victim_update"),
    path(f"{VICTIM}/conditions/add", views.condition_add, name="condition_add"),
    path(f"{VICTIM}/conditions/<str:entry>/update", views.condition_update, name="condition_update"),
    path(INTELLIGENCE, views.intelligence, name="intelligence"),
    path(f"{INTELLIGENCE}/add", views.intelligence_add, name="intelligence_add"),
]

"""The addresses of this room."""

from django.urls import path

from handrail.delivery import views
from handrail.delivery.releasing.urls import urlpatterns as releasing

app_name = "delivery"
CASE = "cases/<str:reference>"
urlpatterns = [
    *releasing,
    path(f"{CASE}/contacts/add", views.contact_add, name="contact_add"),
    path(f"{CASE}/contacts/<str:entry>", views.contact, name="contact"),
    path(f"{CASE}/contacts/<str:entry>/correct", views.contact_correct, name="contact_correct"),
    path(f"{CASE}/contacts/<str:entry>/outcome", views.contact_outcome, name="contact_outcome"),
    path(f"{CASE}/turning-points/add", views.turning_point_add, name="turning_point_add"),
    path(f"{CASE}/turning-points/<str:entry>", views.turning_point, name="turning_point"),
    path(
        f"{CASE}/turning-points/<str:entry>/update", views.turning_point_update, name="turning_point_update"
    ),
]

"""The addresses of missed appointments and of enforcement."""

from django.urls import path

from handrail.delivery.absence import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/contacts/<str:entry>/missed", views.absence, name="absence"),
    path(f"{CASE}/enforcement", views.enforcement, name="enforcement"),
    path(f"{CASE}/enforcement/add", views.enforce, name="enforce"),
    path(f"{CASE}/enforcement/<str:entry>/agree", views.agree, name="enforcement_agree"),
]

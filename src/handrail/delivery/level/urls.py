"""The addresses of contact, planned and real."""

from django.urls import path

from handrail.delivery.level import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/contacts", views.contacts, name="contacts"),
    path(f"{CASE}/contact-level/decide", views.decide, name="level_decide"),
    path(f"{CASE}/contact-level/<str:entry>/agree", views.agree, name="level_agree"),
]

"""The addresses on which workers of other agencies are answered."""

from django.urls import path

from handrail.delivery.listening import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/concerns/<str:entry>", views.concern, name="concern"),
    path(f"{CASE}/told-us/<str:entry>", views.heard, name="heard"),
]

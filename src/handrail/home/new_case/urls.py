"""Addresses of the pages that make a case."""

from django.urls import path

from handrail.home.new_case import views

app_name = "new_case"

urlpatterns = [
    path("", views.who, name="who"),
    path("case", views.case, name="case"),
    path("sentence", views.sentence, name="sentence"),
    path("check", views.check, name="check"),
    path("start-again", views.start_again, name="start_again"),
]

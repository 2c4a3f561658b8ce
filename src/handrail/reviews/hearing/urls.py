"""The addresses of who is heard."""

from django.urls import path

from handrail.reviews.hearing import views

CASE = "cases/<str:reference>"
INPUT = f"{CASE}/review-answers/<str:entry>"
urlpatterns = [
    path(f"{CASE}/reviews/<str:entry>/ask", views.ask, name="input_ask"),
    path(f"{INPUT}/answer", views.answer, name="input_answer"),
    path(f"{INPUT}/none", views.no_answer, name="input_none"),
    path(f"{INPUT}/remind", views.remind, name="input_remind"),
    path(f"{INPUT}/told", views.told, name="input_told"),
]

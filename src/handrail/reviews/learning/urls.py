"""The addresses of what was learned."""

from django.urls import path

from handrail.reviews.learning import views

LESSONS = "cases/<str:reference>/lessons"
urlpatterns = [
    path(LESSONS, views.lessons, name="lessons"),
    path(f"{LESSONS}/add", views.lesson_add, name="lesson_add"),
    path(f"{LESSONS}/<str:entry>/update", views.lesson_update, name="lesson_update"),
    path("cases/<str:reference>/releases", views.releases, name="releases"),
]

"""The addresses of progress, own ratings and strengths at work."""

from django.urls import path

from handrail.delivery.progressing import views

PROGRESS = "cases/<str:reference>/progress"
urlpatterns = [
    path(PROGRESS, views.progress, name="progress"),
    path(f"{PROGRESS}/strengths", views.strengths, name="strengths_at_work"),
    path(f"{PROGRESS}/add", views.progress_add, name="progress_add"),
    path(f"{PROGRESS}/how-are-things", views.ratings_add, name="ratings_add"),
    path(f"{PROGRESS}/answers/<str:entry>/update", views.rating_update, name="rating_update"),
    path(f"{PROGRESS}/<str:entry>/update", views.progress_update, name="progress_update"),
]

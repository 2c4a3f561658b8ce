"""The addresses of the end and of feedback."""

from django.urls import path

from handrail.reviews.ending import all_views, views

FEEDBACK = "cases/<str:reference>/feedback"
urlpatterns = [
    path("cases/<str:reference>/ending", views.ending, name="ending"),
    path("cases/<str:reference>/ending/update", views.ending_update, name="ending_update"),
    path(FEEDBACK, views.feedback, name="feedback"),
    path(f"{FEEDBACK}/add", views.feedback_add, name="feedback_add"),
    path(f"{FEEDBACK}/<str:entry>/update", views.feedback_update, name="feedback_update"),
    path("feedback", all_views.everywhere, name="feedback_everywhere"),
]

"""The addresses of meetings."""

from django.urls import path

from handrail.reviews.meetings import acting_views, views

MEETINGS = "cases/<str:reference>/meetings"
MEETING = f"{MEETINGS}/<str:entry>"
urlpatterns = [
    path(MEETINGS, views.meetings, name="meetings"),
    path(f"{MEETINGS}/add", views.meeting_add, name="meeting_add"),
    path(MEETING, views.meeting, name="meeting"),
    path(f"{MEETING}/update", views.meeting_update, name="meeting_update"),
    path(f"{MEETING}/record", views.meeting_record, name="meeting_record"),
    path(f"{MEETING}/actions/add", acting_views.action_add, name="action_add"),
    path(f"{MEETING}/actions/press", acting_views.action_press, name="action_press"),
    path(
        "cases/<str:reference>/meeting-actions/<str:entry>/update",
        acting_views.action_update,
        name="action_update",
    ),
]

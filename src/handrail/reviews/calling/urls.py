"""The addresses of calls from outside."""

from django.urls import path

from handrail.reviews.calling import views

CALLS = "cases/<str:reference>/calls"
urlpatterns = [
    path(f"{CALLS}/add", views.call_add, name="call_add"),
    path(f"{CALLS}/<str:entry>", views.call, name="call"),
    path(f"{CALLS}/<str:entry>/update", views.call_update, name="call_update"),
    path(f"{CALLS}/<str:entry>/answer", views.call_answer, name="call_answer"),
    path(f"{CALLS}/<str:entry>/change", views.call_to_change, name="call_to_change"),
]

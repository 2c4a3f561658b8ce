"""The addresses of questions, decisions, what may be told outside, and countersigning."""

from django.urls import path

from handrail.reviews.deciding import countersigning, seeing_to, views, waiting

CASE = "cases/<str:reference>"
urlpatterns = [
    path("decisions", waiting.decisions, name="decisions"),
    path("notes-to-countersign", countersigning.notes, name="notes"),
    path(f"{CASE}/discussions", views.discussions, name="discussions"),
    path(f"{CASE}/discussions/ask", views.ask, name="ask"),
    path(f"{CASE}/discussions/talk", views.talk_add, name="talk_add"),
    path(f"{CASE}/discussions/<str:entry>", views.discussion, name="discussion"),
    path(f"{CASE}/discussions/<str:entry>/update", views.ask_update, name="ask_update"),
    path(f"{CASE}/discussions/<str:entry>/decide", views.decide, name="decide"),
    path(f"{CASE}/discussions/<str:entry>/told", views.told, name="told"),
    path(f"{CASE}/conditions-of-decisions/<str:entry>/verify", seeing_to.verify, name="verify"),
    path(f"{CASE}/may-be-told/add", seeing_to.disclosure_add, name="disclosure_add"),
    path(f"{CASE}/may-be-told/<str:entry>/update", seeing_to.disclosure_update, name="disclosure_update"),
    path(f"{CASE}/contacts/<str:entry>/countersign", countersigning.countersign, name="countersign"),
]

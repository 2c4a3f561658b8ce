"""The addresses of messages."""

from django.urls import path

from handrail.delivery.reaching import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/messages", views.messages, name="messages"),
    path(f"{CASE}/messages/wish", views.message_wish, name="message_wish"),
    path(f"{CASE}/messages/<str:entry>", views.message_decide, name="message_decide"),
]

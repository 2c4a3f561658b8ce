"""The addresses of appointments that are booked, moved and called off."""

from django.urls import path

from handrail.delivery.booking import views

CONTACTS = "cases/<str:reference>/contacts"
urlpatterns = [
    path(f"{CONTACTS}/book", views.book, name="book"),
    path(f"{CONTACTS}/<str:entry>/rearrange", views.rearrange, name="rearrange"),
    path(f"{CONTACTS}/<str:entry>/call-off", views.call_off, name="call_off"),
]

"""The address on which what has moved is said."""

from django.urls import path

from handrail.reviews.moving import views

urlpatterns = [path("cases/<str:reference>/reviews/<str:entry>/moved", views.moved, name="moved")]

"""The address of a thread."""

from django.urls import path

from handrail.reviews.threads import views

urlpatterns = [path("cases/<str:reference>/thread/<str:entry>", views.thread, name="thread")]

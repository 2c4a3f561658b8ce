"""The address of the page before a meeting."""

from django.urls import path

from handrail.delivery.preparing import views

urlpatterns = [path("cases/<str:reference>/prepare", views.prepare, name="prepare")]

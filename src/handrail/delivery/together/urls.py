"""The address of sessions for several people."""

from django.urls import path

from handrail.delivery.together import views

urlpatterns = [path("sessions/add", views.group_add, name="group_add")]

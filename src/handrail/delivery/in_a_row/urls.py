"""The address of outcomes said in a row."""

from django.urls import path

from handrail.delivery.in_a_row import views

urlpatterns = [path("outcomes", views.outcomes, name="outcomes")]

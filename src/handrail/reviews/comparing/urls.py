"""The address of the comparison."""

from django.urls import path

from handrail.reviews.comparing import views

urlpatterns = [path("cases/<str:reference>/compare", views.compare, name="compare")]

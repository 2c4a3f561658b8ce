"""The addresses of the diary and of its feed."""

from django.urls import path

from handrail.home.diary import views

urlpatterns = [
    path("my-diary", views.diary, name="diary"),
]

"""The addresses of tests."""

from django.urls import path

from handrail.delivery.testing import views

TESTS = "cases/<str:reference>/tests"
urlpatterns = [
    path(TESTS, views.tests, name="tests"),
    path(f"{TESTS}/add", views.test_add, name="test_add"),
    path(f"{TESTS}/<str:entry>/update", views.test_update, name="test_update"),
]

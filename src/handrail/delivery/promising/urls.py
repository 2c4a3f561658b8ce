"""The addresses of promises."""

from django.urls import path

from handrail.delivery.promising import views

PROMISES = "cases/<str:reference>/promises"
urlpatterns = [
    path(PROMISES, views.promises, name="promises"),
    path(f"{PROMISES}/add", views.promise_add, name="promise_add"),
    path(f"{PROMISES}/press", views.promise_press, name="promise_press"),
    path(f"{PROMISES}/<str:entry>/update", views.promise_update, name="promise_update"),
]

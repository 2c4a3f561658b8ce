"""The addresses of community links and the time after."""

from django.urls import path

from handrail.delivery.going_on import views

AFTER = "cases/<str:reference>/after"
urlpatterns = [
    path(AFTER, views.after, name="after"),
    path(f"{AFTER}/links/add", views.link_add, name="link_add"),
    path(f"{AFTER}/links/<str:entry>/update", views.link_update, name="link_update"),
    path(f"{AFTER}/plan/add", views.exit_add, name="exit_add"),
    path(f"{AFTER}/plan/<str:entry>/update", views.exit_update, name="exit_update"),
]

"""The addresses of programmes and their sessions."""

from django.urls import path

from handrail.delivery.programmes import views

PROGRAMMES = "cases/<str:reference>/programmes"
urlpatterns = [
    path(PROGRAMMES, views.programmes, name="programmes"),
    path(f"{PROGRAMMES}/add", views.programme_add, name="programme_add"),
    path(f"{PROGRAMMES}/<str:entry>", views.programme, name="programme"),
    path(f"{PROGRAMMES}/<str:entry>/update", views.programme_update, name="programme_update"),
    path(f"{PROGRAMMES}/<str:entry>/end", views.programme_end, name="programme_end"),
    path(f"{PROGRAMMES}/<str:entry>/sessions/add", views.session_add, name="session_add"),
    path("cases/<str:reference>/sessions/<str:entry>/update", views.session_update, name="session_update"),
]

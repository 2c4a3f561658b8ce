"""The addresses of key people's part."""

from django.urls import path

from handrail.delivery.key_people import views

KEY_PEOPLE = "cases/<str:reference>/key-people"
urlpatterns = [
    path(KEY_PEOPLE, views.key_parts, name="key_parts"),
    path(f"{KEY_PEOPLE}/parts/add", views.part_add, name="part_add"),
    path(f"{KEY_PEOPLE}/parts/<str:entry>/update", views.part_update, name="part_update"),
]

"""The addresses of the day of release."""

from django.urls import path

from handrail.delivery.releasing import views

DAY = "cases/<str:reference>/release-day"
urlpatterns = [
    path(DAY, views.release_day, name="release_day"),
    path(f"{DAY}.pdf", views.release_day_pdf, name="release_day_pdf"),
    path(f"{DAY}/press", views.release_press, name="release_press"),
    path(f"{DAY}/things/add", views.release_item_add, name="release_item_add"),
    path(f"{DAY}/things/<str:entry>/update", views.release_item_update, name="release_item_update"),
]

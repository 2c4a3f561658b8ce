"""The addresses of handing over."""

from django.urls import path

from handrail.delivery.handing_over import views

HANDOVER = "cases/<str:reference>/handover"
urlpatterns = [
    path(HANDOVER, views.handover, name="handover"),
    path(f"{HANDOVER}/add", views.handover_add, name="handover_add"),
    path(f"{HANDOVER}/<str:entry>/update", views.handover_update, name="handover_update"),
    path(f"{HANDOVER}/<str:entry>/read", views.handover_read, name="handover_read"),
]

"""Addresses of information governance. The log of these is not among "who opened my cases"."""

from django.urls import path

from handrail.home.access_pages import governance

app_name = "governance"

urlpatterns = [
    path("", governance.start, name="start"),
    path("connections/<int:number>", governance.connection, name="connection"),
    path("exclusions/add", governance.exclusion_add, name="exclusion_add"),
    path("exclusions/<int:number>/lift", governance.exclusion_lift, name="exclusion_lift"),
    path("restrictions/add", governance.restriction_add, name="restriction_add"),
    path("restrictions/<int:number>/lift", governance.restriction_lift, name="restriction_lift"),
    path("rooms", governance.rooms, name="rooms"),
]

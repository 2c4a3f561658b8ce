"""Addresses of the pages about access."""

from django.urls import path

from handrail.home.access_pages import alerts, declaring, openings, shares

app_name = "access"

urlpatterns = [
    path("connections", declaring.connections, name="connections"),
    path("alerts", alerts.alerts, name="alerts"),
    path("alerts/<int:number>", alerts.review, name="alert_review"),
    path("cases/<str:reference>/openings", openings.openings, name="openings"),
    path("cases/<str:reference>/shares", shares.shares, name="shares"),
    path("cases/<str:reference>/shares/<int:number>/withdraw", shares.withdraw, name="withdraw"),
]

"""Addresses of the pages about access."""

from django.urls import path

from handrail.home.access_pages import alerts, copies, declaring, openings, shares

app_name = "access"

urlpatterns = [
    path("connections", declaring.connections, name="connections"),
    path("alerts", alerts.alerts, name="alerts"),
    path("alerts/<int:number>", alerts.review, name="alert_review"),
    path("cases/<str:reference>/openings", openings.openings, name="openings"),
    path("cases/<str:reference>/shares", shares.shares, name="shares"),
    path("cases/<str:reference>/shared", copies.shared, name="shared"),
    path("cases/<str:reference>/shares/<int:number>", copies.copies, name="copies"),
    path(
        "cases/<str:reference>/shares/<int:number>/take-back/<int:copy>", copies.take_back, name="take_back"
    ),
    path("cases/<str:reference>/shares/<int:number>/forget-pin", shares.forget_pin, name="forget_pin"),
    path("cases/<str:reference>/shares/<int:number>/withdraw", shares.withdraw, name="withdraw"),
]

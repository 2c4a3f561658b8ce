"""Addresses of inspections."""

from django.urls import path

from handrail.quality.inspections import opening, report_views, sample_views, views

app_name = "inspections"
ONE = "<slug:slug>"
CASE = f"{ONE}/cases/<int:place>"

urlpatterns = [
    path("", opening.inspections, name="all"),
    path("open", opening.open_unit, name="open"),
    path(ONE, views.inspection, name="one"),
    path(f"{ONE}/sample", sample_views.sample, name="sample"),
    path(f"{ONE}/draw", sample_views.draw, name="draw"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}/interview", views.interview, name="interview"),
    path(f"{ONE}/moderation", views.moderation, name="moderation"),
    path(f"{CASE}/moderate", views.moderate, name="moderate"),
    path(f"{CASE}/settle/<str:question>", views.settle, name="settle"),
    path(f"{ONE}/report", report_views.report, name="report"),
    path(f"{ONE}/report.pdf", report_views.report_pdf, name="report_pdf"),
    path(f"{ONE}/report.csv", report_views.report_csv, name="report_csv"),
    path(f"{ONE}/close", report_views.close, name="close"),
]

"""The addresses of written reviews."""

from django.urls import path

from handrail.reviews.papers import views

REVIEW = "cases/<str:reference>/reviews/<str:entry>"
urlpatterns = [
    path(f"{REVIEW}/papers", views.papers, name="papers"),
    path(f"{REVIEW}/papers/pdf", views.paper_pdf, name="paper_pdf"),
    path(f"{REVIEW}/papers/give", views.paper_give, name="paper_give"),
]

"""The addresses of reviews."""

from django.urls import path

from handrail.reviews.looking import views

REVIEWS = "cases/<str:reference>/reviews"
urlpatterns = [
    path(REVIEWS, views.reviews, name="reviews"),
    path(f"{REVIEWS}/<str:entry>", views.review, name="review"),
]

"""The addresses of reviews."""

from django.urls import path

from handrail.reviews.looking import opening_views, views

REVIEWS = "cases/<str:reference>/reviews"
urlpatterns = [
    path(REVIEWS, views.reviews, name="reviews"),
    path(f"{REVIEWS}/add", opening_views.review_add, name="review_add"),
    path(f"{REVIEWS}/<str:entry>", views.review, name="review"),
    path(f"{REVIEWS}/<str:entry>/update", opening_views.review_update, name="review_update"),
    path(f"{REVIEWS}/<str:entry>/views", opening_views.review_views, name="review_views"),
]

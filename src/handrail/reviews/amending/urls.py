"""The addresses of what a review changes."""

from django.urls import path

from handrail.reviews.amending import views

REVIEW = "cases/<str:reference>/reviews/<str:entry>"
urlpatterns = [
    path(f"{REVIEW}/changes", views.amend, name="amend"),
    path(f"{REVIEW}/changes/add", views.amend_add, name="amend_add"),
    path(f"{REVIEW}/changes/<str:amendment>/update", views.amend_update, name="amend_update"),
    path(f"{REVIEW}/changes/<str:amendment>/withdraw", views.amend_withdraw, name="amend_withdraw"),
    path(f"{REVIEW}/changes/<str:amendment>/end", views.amend_end, name="amend_end"),
    path(f"{REVIEW}/make", views.make, name="make"),
    path(f"{REVIEW}/no-change", views.no_change, name="no_change"),
    path(f"{REVIEW}/not-agreed", views.not_agreed, name="not_agreed"),
]

"""The addresses of this room."""

from django.urls import path

from handrail.plans import views

app_name = "plans"
PLAN = "cases/<str:reference>/plan"
urlpatterns = [
    path(PLAN, views.plan, name="plan"),
]

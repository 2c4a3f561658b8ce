"""The addresses of this room."""

from django.urls import path

from handrail.plans import full, my_views, views

app_name = "plans"
PLAN = "cases/<str:reference>/plan"
urlpatterns = [
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}/full", full.full, name="full"),
    path(f"{PLAN}/full.pdf", full.full_pdf, name="full_pdf"),
    path(f"{PLAN}/my-plan", my_views.my_plan, name="my_plan"),
    path(f"{PLAN}/my-plan.pdf", my_views.my_plan_pdf, name="my_plan_pdf"),
]

"""The addresses of this room."""

from django.urls import path

from handrail.plans import full, my_views, order_views, views

app_name = "plans"
PLAN = "cases/<str:reference>/plan"
urlpatterns = [
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}/full", full.full, name="full"),
    path(f"{PLAN}/full.pdf", full.full_pdf, name="full_pdf"),
    path(f"{PLAN}/my-plan", my_views.my_plan, name="my_plan"),
    path(f"{PLAN}/my-plan.pdf", my_views.my_plan_pdf, name="my_plan_pdf"),
    path(f"{PLAN}/order", order_views.order, name="order"),
    path(f"{PLAN}/waits/add", order_views.wait_add, name="wait_add"),
    path(f"{PLAN}/waits/<str:entry>/end", order_views.wait_end, name="wait_end"),
    path(f"{PLAN}/states/add", order_views.state_add, name="state_add"),
    path(f"{PLAN}/states/<str:entry>/update", order_views.state_update, name="state_update"),
    path(f"{PLAN}/states/<str:entry>/judge", order_views.state_judge, name="state_judge"),
]

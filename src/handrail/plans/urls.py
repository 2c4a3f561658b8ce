"""The addresses of this room."""

from django.urls import path

from handrail.people.entries import add_view, update_view
from handrail.plans import (
    copy_views,
    edition_views,
    entry_views,
    full,
    level_views,
    my_views,
    order_views,
    panel_views,
    risk_views,
    views,
    week_views,
)
from handrail.plans.risk_forms import CONTINGENCY, MEASURE, OTHER_PLAN

app_name = "plans"
PLAN = "cases/<str:reference>/plan"
urlpatterns = [
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}/risk", risk_views.risk, name="risk"),
    path(f"{PLAN}/risk/measures/add", add_view(MEASURE), name="measure_add"),
    path(f"{PLAN}/risk/measures/<str:entry>/update", update_view(MEASURE), name="measure_update"),
    path(f"{PLAN}/risk/contingencies/add", add_view(CONTINGENCY), name="contingency_add"),
    path(
        f"{PLAN}/risk/contingencies/<str:entry>/update", update_view(CONTINGENCY), name="contingency_update"
    ),
    path(f"{PLAN}/risk/other-plans/add", add_view(OTHER_PLAN), name="other_plan_add"),
    path(f"{PLAN}/risk/other-plans/<str:entry>/update", update_view(OTHER_PLAN), name="other_plan_update"),
    path(f"{PLAN}/copies", copy_views.copies, name="copies"),
    path(f"{PLAN}/copies.pdf", copy_views.copies_pdf, name="copies_pdf"),
    path(f"{PLAN}/copies/give", copy_views.copies_give, name="copies_give"),
    path(f"{PLAN}/editions", edition_views.editions, name="editions"),
    path(f"{PLAN}/compare", edition_views.compare, name="compare"),
    path(f"{PLAN}/full", full.full, name="full"),
    path(f"{PLAN}/full.pdf", full.full_pdf, name="full_pdf"),
    path(f"{PLAN}/my-plan", my_views.my_plan, name="my_plan"),
    path(f"{PLAN}/my-plan.pdf", my_views.my_plan_pdf, name="my_plan_pdf"),
    path(f"{PLAN}/order", order_views.order, name="order"),
    path(f"{PLAN}/week", week_views.week, name="week"),
    path(f"{PLAN}/week/commitments/add", week_views.commitment_add, name="commitment_add"),
    path(
        f"{PLAN}/week/commitments/<str:entry>/update", week_views.commitment_update, name="commitment_update"
    ),
    path(f"{PLAN}/contact-level", level_views.contact_level, name="contact_level"),
    path(f"{PLAN}/contact-level/add", level_views.phase_add, name="phase_add"),
    path(f"{PLAN}/contact-level/<str:entry>/update", level_views.phase_update, name="phase_update"),
    path(f"{PLAN}/waits/add", order_views.wait_add, name="wait_add"),
    path(f"{PLAN}/waits/<str:entry>/end", order_views.wait_end, name="wait_end"),
    path(f"{PLAN}/states/add", order_views.state_add, name="state_add"),
    path(f"{PLAN}/states/<str:entry>/update", order_views.state_update, name="state_update"),
    path(f"{PLAN}/states/<str:entry>/judge", order_views.state_judge, name="state_judge"),
    path(f"{PLAN}/mend", views.mend, name="mend"),
    path(f"{PLAN}/order-of-goals", views.reorder, name="reorder"),
    path(f"{PLAN}/agree", entry_views.agree, name="agree"),
    path(f"{PLAN}/agreed/<str:entry>/again", entry_views.ask_again, name="ask_again"),
    path(f"{PLAN}/goals/add", entry_views.objective_add, name="objective_add"),
    path(f"{PLAN}/goals/<str:entry>/update", entry_views.objective_update, name="objective_update"),
    path(f"{PLAN}/goals/<str:entry>/end", entry_views.objective_end, name="objective_end"),
    path(f"{PLAN}/steps/<str:entry>/update", entry_views.step_update, name="step_update"),
    path(f"{PLAN}/help/add", entry_views.help_add, name="help_add"),
    path(f"{PLAN}/help/<str:entry>/update", entry_views.help_update, name="help_update"),
    path(f"{PLAN}/in-place/add", entry_views.in_place_add, name="in_place_add"),
    path(f"{PLAN}/in-place/<str:entry>/update", entry_views.in_place_update, name="in_place_update"),
    path(f"{PLAN}/panels/add", panel_views.panel_add, name="panel_add"),
    path(f"{PLAN}/panels/not-held", panel_views.panel_not_held, name="panel_not_held"),
    path(f"{PLAN}/panels/<str:entry>", panel_views.panel, name="panel"),
    path(f"{PLAN}/panels/<str:entry>/before", panel_views.panel_update, name="panel_update"),
]

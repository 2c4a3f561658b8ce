"""The addresses of this room."""

from django.urls import path

from handrail.partners import views

app_name = "partners"
PERSON = "<str:reference>"
urlpatterns = [
    path("", views.everyone, name="everyone"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}/session", views.session, name="session"),
    path(f"{PERSON}/concern", views.concern, name="concern"),
    path(f"{PERSON}/ring", views.ring, name="ring"),
    path(f"{PERSON}/steps/<str:entry>", views.step_answer, name="step_answer"),
    path(f"{PERSON}/referrals/<str:entry>", views.referral_answer, name="referral_answer"),
    path(f"{PERSON}/sources/<str:entry>", views.source, name="source"),
    path(f"{PERSON}/reviews/<str:entry>", views.review_input, name="review_input"),
]

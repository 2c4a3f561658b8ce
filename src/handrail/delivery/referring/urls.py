"""The addresses of services and referrals."""

from django.urls import path

from handrail.delivery.referring import answer_views, chase_views, refer_views, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/services", views.services, name="services"),
    path(f"{CASE}/services/choose", refer_views.choose, name="refer_choose"),
    path(f"{CASE}/services/refer", refer_views.refer, name="refer"),
    path(f"{CASE}/referrals/<str:entry>", views.referral, name="referral"),
    path(f"{CASE}/referrals/<str:entry>/update", refer_views.update, name="referral_update"),
    path(f"{CASE}/referrals/<str:entry>/answer", answer_views.answered, name="referral_answer"),
    path(f"{CASE}/referrals/<str:entry>/feedback", answer_views.told, name="referral_feedback"),
    path(f"{CASE}/referrals/<str:entry>/end", answer_views.ended, name="referral_end"),
    path(f"{CASE}/referrals/<str:entry>/withdraw", answer_views.withdrawn, name="referral_withdraw"),
    path(f"{CASE}/referrals/<str:entry>/renew", answer_views.renewed, name="referral_renew"),
    path(f"{CASE}/referrals/<str:entry>/chase", chase_views.referral, name="referral_chase"),
    path(f"{CASE}/sources/<str:entry>/chase", chase_views.source, name="source_chase"),
]

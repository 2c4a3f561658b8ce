"""Addresses of the screens across the stages."""

from django.urls import path

from handrail.home import (
    as_it_was,
    caseload,
    closing,
    demo_door,
    directory,
    draft_views,
    guide,
    my_day,
    overview,
    same_person,
    searching,
    services,
    team_work,
    timeline,
)
from handrail.home.diary import urls as diary_urls

app_name = "home"

urlpatterns = [
    path("", caseload.start, name="start"),
    path("my-caseload", caseload.caseload, name="caseload"),
    path("my-day", my_day.my_day, name="my_day"),
    *diary_urls.urlpatterns,
    path("closed-cases", closing.closed_cases, name="closed"),
    path("hand-over", team_work.hand_over, name="hand_over"),
    path("cover", team_work.cover, name="cover"),
    path("cover/<str:cover>/end", team_work.cover_end, name="cover_end"),
    path("find", searching.find, name="find"),
    path("find/words", searching.find_words, name="find_words"),
    path("agencies", directory.agencies, name="agencies"),
    path("agencies/<str:reference>", directory.agency, name="agency"),
    path("services", services.services, name="services"),
    path("services/<str:item>", services.service, name="service"),
    path("duty", directory.duty, name="duty"),
    path("offline", guide.offline, name="offline"),
    path("help", guide.help_pages, name="help"),
    path("who-sees-what", guide.who_sees_what, name="who_sees_what"),
    path("design", guide.gallery, name="gallery"),
    path("cases/<str:reference>", overview.overview, name="case"),
    path("cases/<str:reference>/timeline", timeline.timeline, name="timeline"),
    path("cases/<str:reference>/another-date", as_it_was.another_date, name="another_date"),
    path("cases/<str:reference>/as-it-was", as_it_was.as_it_was, name="as_it_was"),
    path("drafts", draft_views.draft, name="draft"),
    path("cases/<str:reference>/close", closing.close, name="close"),
    path("cases/<str:reference>/reopen", closing.reopen, name="reopen"),
    path("cases/<str:reference>/same-person", same_person.choose, name="same_person"),
    path("cases/<str:reference>/same-person/<str:other>", same_person.one_person, name="one_person"),
    path("cases/<str:reference>/two-people/<str:other>", same_person.two_people, name="two_people"),
    *demo_door.urls(),
]

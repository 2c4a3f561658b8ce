"""The addresses of this room."""

from django.urls import path

from handrail.delivery import turning_views, views
from handrail.delivery.absence.urls import urlpatterns as absence
from handrail.delivery.booking.urls import urlpatterns as booking
from handrail.delivery.going_on.urls import urlpatterns as going_on
from handrail.delivery.handing_over.urls import urlpatterns as handing_over
from handrail.delivery.in_a_row.urls import urlpatterns as in_a_row
from handrail.delivery.key_people.urls import urlpatterns as key_people
from handrail.delivery.lettering.urls import urlpatterns as lettering
from handrail.delivery.level.urls import urlpatterns as level
from handrail.delivery.listening.urls import urlpatterns as listening
from handrail.delivery.preparing.urls import urlpatterns as preparing
from handrail.delivery.programmes.urls import urlpatterns as programmes
from handrail.delivery.progressing.urls import urlpatterns as progressing
from handrail.delivery.promising.urls import urlpatterns as promising
from handrail.delivery.reaching.urls import urlpatterns as reaching
from handrail.delivery.referring.urls import urlpatterns as referring
from handrail.delivery.releasing.urls import urlpatterns as releasing
from handrail.delivery.testing.urls import urlpatterns as testing
from handrail.delivery.together.urls import urlpatterns as together

app_name = "delivery"
CASE = "cases/<str:reference>"
CONTACTS = [
    path(f"{CASE}/contacts/add", views.contact_add, name="contact_add"),
    path(f"{CASE}/contacts/<str:entry>", views.contact, name="contact"),
    path(f"{CASE}/contacts/<str:entry>/correct", views.contact_correct, name="contact_correct"),
    path(f"{CASE}/contacts/<str:entry>/outcome", views.contact_outcome, name="contact_outcome"),
    path(f"{CASE}/turning-points/add", turning_views.turning_point_add, name="turning_point_add"),
    path(f"{CASE}/turning-points/<str:entry>", turning_views.turning_point, name="turning_point"),
    path(
        f"{CASE}/turning-points/<str:entry>/update",
        turning_views.turning_point_update,
        name="turning_point_update",
    ),
]
urlpatterns = [
    *(*level, *absence, *booking, *in_a_row, *reaching, *together, *releasing, *referring),
    *(*preparing, *promising, *lettering),
    *(*programmes, *testing, *progressing, *key_people),
    *listening,
    *(*going_on, *handing_over),
    *CONTACTS,
]

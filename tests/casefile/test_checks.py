"""One doctored document for each rule: the place, what is wrong, how to mend it."""

import json

import pytest

from handrail.casefile.checks import problems
from handrail.casefile.document import decode
from tests.casefile.sound import KNOWN, SQUARE, document, row, sound, told

SECOND = {"version": 2, "recorded_at": "2026-03-10T09:00:00Z"}


@pytest.fixture
def case():
    return sound()


def only(facts):
    """The single problem of a document."""
    found = told(facts)
    assert len(found) == 1, found
    return found[0]


def test_a_sound_document_has_no_problems(case):
    assert told(case) == []


# -- Entries and versions -----------------------------------------------------------


def test_a_case_is_about_one_person(case):
    case["people"]["person"].append({**case["people"]["person"][0], "entry": "other"})
    problem = only(case)
    assert problem.pointer == "/people/person"
    assert "2 person entries (other, person)" in problem.message
    assert "exactly one entry" in problem.allowed


def test_a_case_without_a_person(case):
    case["people"]["person"] = []
    assert "0 person entries (none)" in only(case).message


def test_the_person_still_stands(case):
    case["people"]["person"][0]["superseded_at"] = "2026-03-07T09:00:00Z"
    problem = only(case)
    assert "nobody stands in the case" in problem.message


def test_an_instant_has_a_time_zone(case):
    case["people"]["addresses"][0]["recorded_at"] = "2026-03-06T09:00:00"
    problem = only(case)
    assert problem.pointer == "/people/addresses/0/recorded_at"
    assert "no time zone" in problem.message
    assert problem.allowed == "such as 2026-03-18T09:30:00Z"


def test_nothing_is_superseded_before_it_was_recorded(case):
    case["people"]["addresses"][0]["superseded_at"] = "2026-03-05T09:00:00Z"
    problem = only(case)
    assert problem.pointer == "/people/addresses/0/superseded_at"
    assert problem.allowed.startswith("2026-03-06T09:00:00+00:00 or later")


@pytest.mark.parametrize("name", ["recorded_at", "superseded_at"])
def test_nothing_is_recorded_in_the_future(case, name):
    case["delivery"]["contacts"][0][name] = "2026-03-18T12:00:01Z"
    problem = only(case)
    assert problem.pointer == f"/delivery/contacts/0/{name}"
    assert "still to come" in problem.message


def test_the_future_is_only_known_with_a_now(case):
    case["delivery"]["contacts"][0]["recorded_at"] = "2030-01-01T12:00:00Z"
    assert problems(document(case), KNOWN) == []


def test_valid_to_is_not_before_valid_from(case):
    case["people"]["addresses"][0]["valid_to"] = "2024-12-31"
    problem = only(case)
    assert problem.pointer == "/people/addresses/0/valid_to"
    assert problem.allowed == "2025-01-01 or later, or nothing"
    case["people"]["addresses"][0]["valid_to"] = "2025-01-01"
    assert told(case) == []


def corrected(case, **facts):
    """The address with a second version."""
    first = case["people"]["addresses"][0]
    first["superseded_at"] = SECOND["recorded_at"]
    case["people"]["addresses"].append({**first, "superseded_at": None, **SECOND, **facts})
    return case


def test_a_correction_is_sound(case):
    assert told(corrected(case)) == []


def test_versions_are_not_given_twice(case):
    case["people"]["addresses"].append(dict(case["people"]["addresses"][0]))
    problem = told(case)[0]
    assert problem.pointer == "/people/addresses/1/version"
    assert problem.message == "version 1 of 'flat' is given twice"


def test_versions_leave_none_out(case):
    problem = only(corrected(case, version=3))
    assert problem.pointer == "/people/addresses/1/version"
    assert (problem.message, problem.allowed) == ("version 2 of 'flat' is missing", "2")


def test_versions_begin_with_one(case):
    case["people"]["addresses"][0]["version"] = 2
    assert only(case).message == "version 1 of 'flat' is missing"


def test_a_version_ends_as_the_next_is_recorded(case):
    corrected(case)["people"]["addresses"][0]["superseded_at"] = "2026-03-10T09:01:00Z"
    problem = only(case)
    assert problem.pointer == "/people/addresses/0/superseded_at"
    assert problem.allowed == "2026-03-10T09:00:00+00:00"


def test_only_the_last_version_stands(case):
    corrected(case)["people"]["addresses"][0]["superseded_at"] = None
    assert only(case).pointer == "/people/addresses/0/superseded_at"


def test_an_entry_may_be_brought_back_by_an_act(case):
    """Taken out by a replacement, later put in again: the record did not know it in between."""
    corrected(case)["people"]["addresses"][0]["superseded_at"] = "2026-03-08T09:00:00Z"
    assert only(case).pointer == "/people/addresses/0/superseded_at"
    case["people"]["addresses"][1]["change"] = "act1"
    assert told(case) == []


def test_a_decision_is_looked_at_again_later(case):
    case["people"]["key_people"][0]["decide_again_on"] = "2026-03-06"
    problem = only(case)
    assert problem.pointer == "/people/key_people/0/decide_again_on"
    assert problem.allowed == "a day after 2026-03-06"


def closure(day, kind, reason):
    return row(f"on-{day}", valid_from=day, kind=kind, reason=reason)


def test_a_case_is_closed_before_it_is_reopened(case):
    case["people"]["closures"] = [closure("2026-03-06", "reopened", "closed_in_error")]
    problem = only(case)
    assert problem.pointer == "/people/closures"
    assert "closed 0 times and reopened 1 times" in problem.message


def test_a_closed_case_that_was_reopened_is_sound(case):
    case["people"]["closures"] = [
        closure("2026-03-06", "closed", "order_completed"),
        closure("2026-03-09", "reopened", "closed_in_error"),
    ]
    assert told(case) == []


def test_a_reason_to_close_is_no_reason_to_reopen(case):
    case["people"]["closures"] = [closure("2026-03-06", "closed", "new_sentence")]
    problem = only(case)
    assert problem.pointer == "/people/closures/0/reason"
    assert "order_completed" in problem.allowed


def test_an_extract_is_cleared_by_two(case):
    case["compartments"] = {
        "intelligence": [
            row(
                "log",
                source_grade="1",
                information_grade="A",
                handling_code="P",
                originator="police",
                text="Seen with others.",
            )
        ],
        "cleared_extracts": [
            row(
                "extract",
                intelligence="log",
                wording="Seen with others.",
                cleared_by=["Ana", "Ana"],
                cleared_on="2026-03-06",
            )
        ],
    }
    assert only(case).pointer == "/compartments/cleared_extracts/0/cleared_by"


# -- Codes and references -------------------------------------------------------------


def test_a_code_is_in_its_list(case):
    case["people"]["addresses"][0]["kind"] = "castle"
    problem = only(case)
    assert problem.pointer == "/people/addresses/0/kind"
    assert problem.message == "'castle' is not in the list accommodation_kinds"
    assert problem.allowed.startswith("one of homeowner, living_with_friends_or_family")


def test_a_code_is_for_the_cohort(case):
    case["sentences"]["sentences"][1]["kind"] = "youth_rehabilitation_order"
    problem = only(case)
    assert problem.pointer == "/sentences/sentences/1/kind"
    assert problem.message == "'youth_rehabilitation_order' is for youth cases, this one is adult"
    assert "community_order" in problem.allowed


def test_a_code_was_in_use_on_the_day(case):
    case["sentences"]["recalls"][0]["kind"] = "fixed_56"
    problem = only(case)
    assert problem.message == "'fixed_56' was not in use on 2025-10-01"
    assert problem.allowed == "one of standard, fixed_14, fixed_28"


def test_the_code_of_a_relation(case):
    case["access"]["relations"][0]["kind"] = "friend"
    assert only(case).pointer == "/access/relations/0/kind"


def test_a_reference_names_an_entry_of_the_case(case):
    case["delivery"]["contacts"][0]["people"] = ["nan", "grandad"]
    problem = only(case)
    assert problem.pointer == "/delivery/contacts/0/people/1"
    assert problem.message == "'grandad' names no entry of people.key_people"
    assert problem.allowed == "one of nan"


def test_a_reference_may_name_one_of_several_tables(case):
    case["sentences"]["exclusion_areas"][0]["source"] = "nothing"
    assert only(case).message == "'nothing' names no entry of sentences.requirements or sentences.conditions"


def test_a_reference_names_an_item_of_the_directory(case):
    case["delivery"]["contacts"][0]["workers"] = ["nobody"]
    problem = only(case)
    assert problem.pointer == "/delivery/contacts/0/workers/0"
    assert problem.message == "'nobody' names no worker"
    assert "mark-tully, ruth-adeyemi" in problem.allowed
    assert "directory documents come before cases" in problem.allowed


def test_the_team_is_known(case):
    case["team"] = "westgate"
    problem = only(case)
    assert (problem.pointer, problem.message) == ("/team", "'westgate' names no team")


def test_whoever_recorded_it_is_a_user(case):
    case["people"]["addresses"][0]["by"] = "ruth"
    problem = only(case)
    assert (problem.pointer, problem.message) == ("/people/addresses/0/by", "'ruth' names no user")


@pytest.mark.parametrize("name", ["user", "granted_by"])
def test_relations_name_users(case, name):
    case["access"]["relations"][0][name] = "stranger"
    assert only(case).pointer == f"/access/relations/0/{name}"


def test_exclusions_and_restrictions_name_users(case):
    starts = {"starts_at": "2026-03-06T09:00:00Z"}
    case["access"]["exclusions"] = [{**starts, "user": "a", "set_by": "b"}]
    case["access"]["restrictions"] = [{**starts, "set_by": "c", "readers": ["carol.hughes", "d"]}]
    assert [problem.pointer for problem in told(case)] == [
        "/access/exclusions/0/user",
        "/access/exclusions/0/set_by",
        "/access/restrictions/0/set_by",
        "/access/restrictions/0/readers/1",
    ]


def test_a_relation_ends_after_it_starts(case):
    case["access"]["relations"][0]["ends_at"] = "2026-03-05T09:00:00Z"
    assert only(case).pointer == "/access/relations/0/ends_at"
    case["access"]["relations"][0]["ends_at"] = "2026-03-07T09:00:00"
    assert "no time zone" in only(case).message


# -- Sentences ------------------------------------------------------------------------


@pytest.mark.parametrize(("table", "at"), [("sentences", 1), ("releases", 0), ("recalls", 0)])
def test_sentences_releases_and_recalls_have_their_day(case, table, at):
    del case["sentences"][table][at]["valid_from"]
    assert f"/sentences/{table}/{at}/valid_from" in [problem.pointer for problem in told(case)]


def test_a_sentence_does_not_end_before_it_starts(case):
    case["sentences"]["sentences"][1]["ends_on"] = "2026-03-04"
    assert only(case).pointer == "/sentences/sentences/1/ends_on"


def test_consecutive_sentences_name_the_one_before(case):
    case["sentences"]["sentences"][1]["runs"] = "consecutive"
    problem = only(case)
    assert problem.pointer == "/sentences/sentences/1/after"
    assert problem.allowed == 'runs "consecutive" with after, or neither'
    case["sentences"]["sentences"][1]["after"] = "custody"
    assert told(case) == []


def test_sentences_do_not_follow_in_a_circle(case):
    first, second = case["sentences"]["sentences"]
    first.update(runs="consecutive", after="order")
    second.update(runs="consecutive", after="custody")
    assert [problem.message for problem in told(case)] == [
        "'custody' follows itself in a circle",
        "'order' follows itself in a circle",
    ]


def planned(case, *waits):
    """The case with three steps that wait as told."""
    steps = ("home", "college", "group")
    case["plans"] = {
        "objectives": [row("steady", rank=1, will="Settle")],
        "steps": [row(name, objective="steady", rank=1, what=name) for name in steps],
        "waits": [row(f"wait-{at}", **wait) for at, wait in enumerate(waits)],
    }
    return case


def test_steps_do_not_wait_for_each_other_in_a_circle(case):
    planned(
        case,
        {"step": "college", "for_step": "home"},
        {"step": "group", "for_step": "college"},
        {"step": "home", "for_step": "group"},
    )
    problem = only(case)
    assert problem.pointer.startswith("/plans/waits/")
    assert problem.pointer.endswith("/for_step")
    assert problem.message.count(" waits for ") == 3
    assert problem.message.endswith("that is a circle")
    assert problem.allowed == "a step that does not wait for this one"


def test_a_wait_is_for_one_thing(case):
    planned(case, {"step": "college"})
    problem = only(case)
    assert problem.pointer == "/plans/waits/0/for_step"
    assert problem.message == "it waits for nothing"


@pytest.mark.parametrize("table", ["releases", "recalls"])
def test_only_custody_is_released_from_and_recalled_to(case, table):
    case["sentences"]["releases"] = case["sentences"]["releases"][:1] if table == "releases" else []
    case["sentences"]["recalls"] = [] if table == "releases" else case["sentences"]["recalls"]
    case["sentences"][table][0]["sentence"] = "order"
    problem = only(case)
    assert problem.pointer == f"/sentences/{table}/0/sentence"
    assert (problem.message, problem.allowed) == ("'order' is not a custodial sentence", "one of custody")


def test_nobody_is_released_twice_in_a_row(case):
    case["sentences"]["recalls"] = []
    problem = only(case)
    assert problem.pointer == "/sentences/releases/1/valid_from"
    assert problem.message == "released while released already since 'first' of 2025-07-08"
    assert "in turn" in problem.allowed


def test_nobody_is_recalled_from_custody(case):
    case["sentences"]["releases"] = []
    problem = only(case)
    assert problem.pointer == "/sentences/recalls/0/valid_from"
    assert problem.message == "recalled while in custody"


def test_the_first_release_is_not_a_release_again(case):
    case["sentences"]["releases"] = case["sentences"]["releases"][:1]
    case["sentences"]["releases"][0]["kind"] = "re_release"
    case["sentences"]["recalls"] = []
    assert only(case).pointer == "/sentences/releases/0/kind"


def test_release_comes_after_the_sentence(case):
    case["sentences"]["releases"][0]["valid_from"] = "2024-01-07"
    assert "/sentences/releases/0/valid_from" in [problem.pointer for problem in told(case)]


def test_temporary_licence_stands_outside_the_turns(case):
    case["sentences"]["releases"].insert(
        0, row("day-out", sentence="custody", valid_from="2025-05-01", kind="temporary")
    )
    assert told(case) == []


def test_nobody_returns_before_the_recall(case):
    case["sentences"]["recalls"][0]["returned_on"] = "2025-09-30"
    assert only(case).pointer == "/sentences/recalls/0/returned_on"


@pytest.mark.parametrize("days", [[], [1, 1]])
def test_a_curfew_names_weekdays_once_each(case, days):
    case["sentences"]["curfew_windows"][0]["weekdays"] = days
    assert only(case).pointer == "/sentences/curfew_windows/0/weekdays"


def early_morning(**facts):
    facts = {"valid_from": "2026-03-09", "source": "tag", **facts}
    return row("early", weekdays=[2], starts="06:00:00", ends="08:00:00", **facts)


def test_curfews_of_one_source_do_not_overlap(case):
    case["sentences"]["curfew_windows"].append(early_morning())
    problem = only(case)
    assert problem.pointer == "/sentences/curfew_windows/1/starts"
    assert problem.message == "overlaps 'nights' on Tuesday, 6am to 7am, from 2026-03-09"
    assert "an end (valid_to) of 'nights'" in problem.allowed


def test_curfews_may_follow_each_other_or_belong_to_different_sources(case):
    case["sentences"]["curfew_windows"].append(early_morning())
    case["sentences"]["curfew_windows"][0]["valid_to"] = "2026-03-08"
    assert told(case) == []
    case["sentences"]["curfew_windows"][0].pop("valid_to")
    case["sentences"]["requirements"].append(row("other", sentence="order", kind="curfew"))
    case["sentences"]["curfew_windows"][1]["source"] = "other"
    assert told(case) == []


def test_a_curfew_that_no_longer_stands_overlaps_nothing(case):
    case["sentences"]["curfew_windows"].append(early_morning(superseded_at="2026-03-09T09:00:00Z"))
    assert told(case) == []


def test_an_area_is_valid(case):
    open_ring = {**SQUARE, "coordinates": [SQUARE["coordinates"][0][:-1]]}
    case["sentences"]["exclusion_areas"][0]["geometry"] = open_ring
    problem = only(case)
    assert problem.pointer == "/sentences/exclusion_areas/0/geometry/coordinates/0/3"
    assert problem.message == "the ring is not closed"


# -- The directory ----------------------------------------------------------------------


def directory(**item):
    line = {"format": "handrail-directory/1", "item": item}
    return problems(decode(json.dumps(line).encode()), KNOWN)


def test_a_sound_item_has_no_problems():
    hours = [{"weekday": 5, "starts": "09:00:00", "ends": "17:00:00", "venue": "canal-house"}]
    assert directory(kind="worker", reference="w", name="W", agency="probation", present=hours) == []
    assert directory(kind="venue", reference="v", name="V", longitude=0.1, latitude=53.1) == []


def test_the_code_of_an_item():
    (problem,) = directory(kind="agency", reference="a", name="A", type="bakery")
    assert problem.pointer == "/item/type"
    assert "one of probation" in problem.allowed


def test_the_references_of_an_item():
    hours = [{"weekday": 5, "starts": "09:00:00", "ends": "08:00:00", "venue": "nowhere"}]
    found = directory(kind="worker", reference="w", name="W", agency="none", team="none", present=hours)
    assert [problem.pointer for problem in found] == [
        "/item/agency",
        "/item/team",
        "/item/present/0/venue",
        "/item/present/0/ends",
    ]


def test_an_agreement_ends_after_it_starts():
    (problem,) = directory(
        kind="sharing_agreement",
        reference="s",
        name="S",
        agency="probation",
        purpose="p",
        gateway="g",
        classes=[],
        starts_on="2026-03-01",
        ends_on="2026-02-28",
    )
    assert problem.pointer == "/item/ends_on"


def test_a_position_is_whole():
    (problem,) = directory(kind="venue", reference="v", name="V", longitude=0.1)
    assert problem.allowed == "both longitude and latitude, or neither"

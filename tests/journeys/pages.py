"""Every page of the product as somebody of the demo opens it. A route without a row here fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

HELEN, WAYNE, LEON, KAI = "X340571", "X338902", "X331775", "YJ20714"
CLOSED = "X900001"
"""A case that was closed, and is of the same person as Wayne's (see ``keys``)."""

RUTH, TOM, MEGAN, CAROL = "Ruth Adeyemi", "Tom Ellery", "Megan Price", "Carol Hughes"
JOEL, AMY, BETH = "Joel Marsh", "PC Amy Lunn", "Beth Calloway"
DENISE, MARK, SAM, PRIYA = "Denise Okoro", "Mark Tully", "PC Sam Whitlock", "Priya Nair"
FRANCES, IAN, KEITH, DAN, OLIVER, GWEN = (
    *("Frances Abbey", "Ian Mercer", "Keith Brightwell", "Dan Kowalski", "Oliver Penn", "Gwen Tranter"),
)
NOBODY = ""
"""Somebody who has not signed in."""
STARTER = "Carol Hughes, making a case"
"""Carol with a new case typed and not yet recorded."""
MARKS_SHARE = "the share with Mark"
"""Its number is known only once the demo stands."""
SPRING = "a-spring-reading-of-eastgate"
"""The inspection of the demo."""
KEYHOLDER = "the keyholder"
"""Dan with a passkey and an authenticator app of his own."""


@dataclass(frozen=True)
class Opened:
    """A page: its route and what the address needs, who opens it, and the answer."""

    route: str
    reader: str
    args: tuple[str | int, ...] = ()
    query: str = ""
    status: int = 200
    main: bool = False

    def __str__(self) -> str:
        words = (self.route, *self.args, self.query, "as", self.reader or "nobody")
        return " ".join(str(word) for word in words if word != "")


def drawn(name: str) -> bool:
    """Whether a page is in the third that every run opens in the browser; always the same third."""
    return crc32(name.encode()) % 3 == 0


def _of(reader: str, case: str, *routes: str | tuple[str, str], main: bool = False) -> Iterator[Opened]:
    """Pages of one case for one reader: a route, or a route and an entry."""
    for one in routes:
        route, *entry = (one,) if isinstance(one, str) else one
        yield Opened(route, reader, (case, *entry), main=main)


OUTSIDE_CASES = (
    Opened("home:choose", NOBODY, main=True),
    Opened("home:choose", NOBODY, query="?signed-out=1"),
    Opened("home:caseload", RUTH, main=True),
    Opened("home:caseload", RUTH, query="?show=nothing-such"),
    Opened("home:my_day", RUTH, main=True),
    *(Opened("home:my_day", who) for who in (CAROL, TOM, JOEL, PRIYA, DENISE, FRANCES)),
    *(Opened("home:caseload", who) for who in (MEGAN, CAROL, JOEL, DENISE, SAM, FRANCES, BETH, IAN)),
    Opened("home:diary", RUTH, main=True),
    *(Opened("home:diary", RUTH, query=f"?view={view}") for view in ("day", "list", "list&names=covered")),
    Opened("home:diary", RUTH, query="?on=nonsense", status=422),
    *(Opened("home:diary", who) for who in (CAROL, DENISE, IAN)),
    Opened("home:hand_over", CAROL),
    Opened("home:hand_over", CAROL, query="?from=ruth-adeyemi&all=1", main=True),
    Opened("home:cover", CAROL),
    Opened("home:cover", CAROL, query="?from=ruth-adeyemi"),
    Opened("home:cover_end", CAROL, ("none",), status=404),
    Opened("home:closed", CAROL),
    Opened("home:closed", RUTH),
    Opened("home:find", RUTH, main=True),
    *(Opened("home:find", RUTH, query=f"?q={words}") for words in ("wayne", "nobody+of+that+name")),
    Opened("home:find", MEGAN, query=f"?q={HELEN}"),
    *(Opened("home:find_words", RUTH, query=f"?q={words}") for words in ("", "mosque", "nothing+like+this")),
    Opened("home:agencies", RUTH),
    Opened("home:agencies", DAN),
    *(Opened("home:agency", RUTH, (name,)) for name in ("elm-lodge", "eastgate-probation", "willow-centre")),
    Opened("home:services", RUTH, main=True),
    Opened("home:services", RUTH, query="?need=housing&near=Canal+House&within=3&whom=woman&supervised=on"),
    Opened("home:services", DAN, query="?near=nowhere+we+know", status=422),
    Opened("home:service", RUTH, ("day-centre",)),
    Opened("home:duty", IAN),
    Opened("home:duty", JOEL),
    Opened("home:who_sees_what", NOBODY),
    Opened("quality:guide", RUTH, main=True),
    Opened("quality:expectation", RUTH, ("A-DES-ASS-3",), main=True),
    Opened("quality:reflect", RUTH, ("wayne-community",)),
    Opened("quality:team", CAROL, main=True),
    Opened("home:help", RUTH, main=True),
    Opened("home:offline", NOBODY),
    Opened("home:help", NOBODY, query="?q=curfew"),
    Opened("home:help", NOBODY, query="?q=nothing+has+these+words"),
    Opened("home:gallery", NOBODY),
    Opened("home:gallery", NOBODY, query="?show=pictures"),
    Opened("home:help", RUTH, query="?chapter=2"),
)
FIVE = (
    *_of(RUTH, HELEN, "home:case", main=True),
    *_of(RUTH, WAYNE, "home:timeline", main=True),
    *_of(JOEL, KAI, "people:network", main=True),
    *_of(RUTH, LEON, "sentences:sentence", main=True),
)
CASES = (
    *_of(RUTH, HELEN, "home:timeline", "people:network", "sentences:sentence"),
    *_of(RUTH, HELEN, "plans:plan", main=True),
    *_of(RUTH, HELEN, "plans:my_plan", main=True),
    *(
        Opened("plans:my_plan", RUTH, (HELEN,), f"?as={one}")
        for one in ("large_print", "easy_read", "pocket_card")
    ),
    *_of(RUTH, HELEN, "plans:full", "plans:editions", "plans:copies", "plans:copies_give"),
    *_of(RUTH, HELEN, "plans:compare", main=True),
    *_of(RUTH, HELEN, "plans:risk", "plans:measure_add", "plans:contingency_add", "plans:other_plan_add"),
    *_of(
        RUTH,
        HELEN,
        *(
            ("plans:measure_update", "keep-out"),
            ("plans:contingency_update", "dose"),
            ("plans:other_plan_update", "turnway-plan"),
        ),
    ),
    *_of(RUTH, HELEN, "people:details", main=True),
    *_of(RUTH, WAYNE, "plans:order", main=True),
    *_of(RUTH, HELEN, "plans:order"),
    *_of(RUTH, LEON, "plans:week", main=True),
    Opened("plans:week", RUTH, (WAYNE,), "?week=2026-01-12"),
    *_of(RUTH, WAYNE, "plans:commitment_add", ("plans:commitment_update", "college")),
    *_of(RUTH, WAYNE, "plans:contact_level", main=True),
    *_of(JOEL, KAI, "plans:contact_level"),
    *_of(JOEL, KAI, "delivery:contacts", main=True),
    *_of(RUTH, WAYNE, "delivery:contacts"),
    *_of(JOEL, KAI, "delivery:level_decide", main=True),
    *_of(CAROL, WAYNE, ("delivery:level_agree", "to-every-two-weeks")),
    *_of(JOEL, KAI, ("delivery:absence", "substance-11-march"), main=True),
    *_of(RUTH, WAYNE, "delivery:enforcement", "delivery:enforce", main=True),
    *_of(CAROL, WAYNE, ("delivery:enforcement_agree", "none-november")),
    *_of(RUTH, WAYNE, "plans:phase_add", ("plans:phase_update", "housed")),
    *_of(RUTH, WAYNE, "plans:wait_add", ("plans:wait_end", "placement-when-held")),
    *_of(RUTH, WAYNE, "plans:state_add", ("plans:state_update", "term-held")),
    *_of(RUTH, WAYNE, ("plans:state_judge", "term-held")),
    *_of(RUTH, WAYNE, "home:case", "people:network", "sentences:sentence", "people:details"),
    *_of(RUTH, LEON, "home:case", "home:timeline", "people:network", "people:details"),
    *_of(JOEL, KAI, "home:case", "home:timeline", "sentences:sentence", "people:details"),
    Opened("home:timeline", RUTH, (WAYNE,), "?show=turning"),
    Opened("home:timeline", RUTH, (HELEN,), "?show=ahead"),
    Opened("home:timeline", RUTH, (WAYNE,), "?kind=home_visit&with=ruth-adeyemi"),
    Opened("home:timeline", RUTH, (WAYNE,), "?q=mosque&order=oldest"),
    Opened("home:timeline", RUTH, (WAYNE,), "?q=nothing-has-these-words"),
    *_of(RUTH, HELEN, "home:another_date", "home:as_it_was"),
    Opened("home:another_date", RUTH, (HELEN,), "?on=the+day+before+yesterdays", status=422),
    Opened("home:as_it_was", FRANCES, (WAYNE,), "?on=1+November+2025"),
    *_of(DENISE, HELEN, "home:case", "home:timeline", "delivery:contact_add"),
    *_of(SAM, HELEN, "home:case", "sentences:sentence", "compartments:intelligence"),
    *_of(PRIYA, LEON, "home:case", "sentences:sentence"),
    *_of(BETH, KAI, "home:case"),
    *_of(FRANCES, WAYNE, "home:case", "home:timeline"),
    *_of(CAROL, WAYNE, "home:case", "people:details"),
    *_of(IAN, HELEN, "home:case"),
    *_of(MEGAN, LEON, "home:case"),
    Opened("home:case", KEITH, (HELEN,), status=404),
    Opened("home:case", DAN, (HELEN,), status=404),
)
ENTRIES = (
    *_of(RUTH, WAYNE, "delivery:contact_add", main=True),
    *_of(
        RUTH, WAYNE, ("delivery:contact", "session-30-march"), ("delivery:contact_correct", "al-amal-1-april")
    ),
    *_of(RUTH, WAYNE, ("delivery:contact_outcome", "session-30-march")),
    *_of(RUTH, WAYNE, "delivery:book", main=True),
    *_of(RUTH, WAYNE, ("delivery:rearrange", "session-30-march")),
    Opened("delivery:outcomes", RUTH, main=True),
    Opened("delivery:group_add", RUTH),
    *_of(RUTH, HELEN, ("delivery:contact", "induction-6-march"), ("delivery:call_off", "test-24-march")),
    *_of(RUTH, WAYNE, "delivery:messages", "delivery:message_wish", main=True),
    *_of(RUTH, WAYNE, ("delivery:message_decide", "doubtful-message")),
    *_of(RUTH, HELEN, "delivery:messages", "delivery:message_wish"),
    *_of(RUTH, WAYNE, "delivery:services", main=True),
    *_of(RUTH, HELEN, "delivery:services", "delivery:refer_choose"),
    Opened("delivery:refer_choose", RUTH, (HELEN,), "?step=doctor&name=nothing+such", status=422),
    Opened("delivery:refer", RUTH, (HELEN,), "?step=new-package&service=turnway-treatment", main=True),
    Opened("delivery:refer", RUTH, (WAYNE,), "?step=handover&service=langar"),
    *_of(RUTH, HELEN, ("delivery:referral", "housing"), ("delivery:referral_update", "doctor")),
    *_of(RUTH, HELEN, ("delivery:referral_renew", "housing"), ("delivery:referral_withdraw", "housing")),
    *_of(RUTH, WAYNE, ("delivery:referral", "joiner"), ("delivery:referral_answer", "joiner")),
    *_of(RUTH, WAYNE, ("delivery:referral_feedback", "turnway"), ("delivery:referral_end", "crescent")),
    *_of(RUTH, WAYNE, ("delivery:referral_chase", "joiner")),
    *_of(RUTH, WAYNE, ("delivery:turning_point", "lapse-november")),
    *_of(RUTH, WAYNE, ("delivery:turning_point_update", "lapse-november"), "delivery:turning_point_add"),
    *_of(RUTH, WAYNE, "delivery:prepare", main=True),
    *_of(RUTH, HELEN, "delivery:prepare"),
    *_of(JOEL, KAI, "delivery:prepare"),
    *_of(RUTH, WAYNE, "delivery:promises", "delivery:promise_add", ("delivery:promise_update", "rent-book")),
    *_of(RUTH, WAYNE, "delivery:letters", "delivery:letter_add", ("delivery:letter", "letter-30-march")),
    Opened("delivery:letter_add", RUTH, (HELEN,), "?kind=missed&language=cy"),
    *_of(RUTH, WAYNE, "delivery:release_day", main=True),
    Opened("delivery:release_day", RUTH, (WAYNE,), "?known=2025-09-05"),
    *_of(RUTH, HELEN, "delivery:release_day"),
    *_of(RUTH, WAYNE, "delivery:release_item_add", ("delivery:release_item_update", "at-the-gate")),
    *_of(RUTH, WAYNE, "people:key_person_add", ("people:key_person_update", "danny")),
    *_of(RUTH, HELEN, "people:person_update"),
    *_of(RUTH, HELEN, "people:own_words_add", ("people:own_words_update", "worry")),
    *_of(RUTH, HELEN, "people:circumstance_add", ("people:circumstance_update", "forms")),
    *_of(RUTH, HELEN, "people:address_add", ("people:address_update", "shelter")),
    *_of(RUTH, HELEN, "people:scheme_add", ("people:scheme_update", "iom")),
    *_of(RUTH, LEON, "people:must_not_meet_add", ("people:must_not_meet_update", "brand")),
    *_of(CAROL, WAYNE, "people:allocation", "people:transfer_decision_add", "home:close"),
    *_of(CAROL, HELEN, "home:same_person", ("home:one_person", LEON)),
    Opened("home:same_person", CAROL, (HELEN,), "?other=X000000", status=422),
    *_of(CAROL, WAYNE, ("home:two_people", CLOSED), "home:timeline"),
    *_of(CAROL, CLOSED, "home:reopen", ("people:closure_update", "closing"), "people:details"),
    *_of(CAROL, WAYNE, ("people:transfer_decision_update", "new-year")),
    *_of(MEGAN, LEON, "people:open_with_reason"),
    *_of(BETH, KAI, "compartments:victim", "compartments:victim_add", "compartments:condition_add"),
    *_of(BETH, KAI, ("compartments:victim_update", "shopkeeper")),
    *_of(BETH, KAI, ("compartments:condition_update", "messages-only")),
    *_of(AMY, KAI, "compartments:intelligence", "compartments:intelligence_add"),
)
WORK = (
    *_of(JOEL, KAI, "delivery:programmes", ("delivery:programme", "relationships"), main=True),
    *_of(RUTH, LEON, "delivery:programmes", ("delivery:programme", "thinking-skills")),
    *_of(JOEL, KAI, "delivery:programme_add", ("delivery:programme_update", "knife")),
    *_of(JOEL, KAI, ("delivery:programme_end", "cannabis"), ("delivery:session_add", "relationships")),
    *_of(JOEL, KAI, ("delivery:session_update", "s-friends-3")),
    *_of(RUTH, WAYNE, "delivery:tests", "delivery:progress", "delivery:strengths_at_work", main=True),
    *_of(RUTH, WAYNE, "delivery:test_add", ("delivery:test_update", "t-2026-03-25")),
    *_of(JOEL, KAI, "delivery:tests", "delivery:progress", "delivery:strengths_at_work"),
    *_of(RUTH, HELEN, "delivery:tests", "delivery:progress", "delivery:key_parts"),
    Opened("delivery:progress_add", RUTH, (WAYNE,), "?about=home", main=True),
    *_of(RUTH, WAYNE, ("delivery:progress_update", "p-home-3"), "delivery:ratings_add"),
    *_of(RUTH, WAYNE, ("delivery:rating_update", "r-home-1")),
    *_of(JOEL, KAI, "delivery:key_parts", main=True),
    *_of(JOEL, KAI, "delivery:part_add", ("delivery:part_update", "part-angela")),
)
SENTENCES = (
    *_of(
        RUTH,
        LEON,
        *(
            f"sentences:{verb}_add"
            for verb in (
                *("sentence", "requirement", "condition", "curfew", "area"),
                *("release", "recall", "variation", "suspension", "offence"),
            )
        ),
        ("sentences:sentence_update", "custody"),
        ("sentences:condition_update", "curfew"),
        ("sentences:curfew_update", "nights"),
        ("sentences:area_update", "marlow-first"),
        ("sentences:release_update", "second-release"),
        ("sentences:recall_update", "recall"),
        ("sentences:variation_update", "earlier-morning"),
        ("sentences:offence_update", "supply-heroin"),
    ),
    *_of(RUTH, HELEN, ("sentences:requirement_update", "exclusion")),
    Opened("sentences:suspension_update", RUTH, (HELEN, "none"), status=404),
)
ASSESSMENTS = (
    *_of(RUTH, HELEN, "assessments:assessment", main=True),
    *_of(JOEL, KAI, "assessments:assessment"),
    *_of(CAROL, WAYNE, "assessments:assessment"),
    Opened("assessments:area_add", RUTH, (HELEN,), "?area=maturity", main=True),
    *_of(
        RUTH,
        HELEN,
        *(f"assessments:{kind}_add" for kind in ("factor", "strength", "source", "condition", "advice")),
        *(f"assessments:{kind}_add" for kind in ("earlier", "responsivity", "barrier", "readiness")),
        *(f"assessments:{kind}_add" for kind in ("harm", "safety", "enquiry")),
        ("assessments:area_update", "area-accommodation"),
        ("assessments:factor_update", "no-home"),
        ("assessments:strength_update", "hairdresser"),
        ("assessments:source_update", "source-helen"),
        ("assessments:condition_update", "ties-person"),
        ("assessments:advice_update", "advice-start"),
        ("assessments:earlier_update", "order-2023"),
        ("assessments:responsivity_update", "suits-style"),
        ("assessments:barrier_update", "post"),
        ("assessments:readiness_update", "ready-home"),
        ("assessments:harm_update", "harm-public"),
        ("assessments:safety_update", "overdose"),
        ("assessments:enquiry_update", "police-callouts"),
        ("assessments:finished", "initial"),
        ("assessments:changes", "initial"),
        *("assessments:open", "assessments:ask"),
    ),
    *_of(JOEL, KAI, "assessments:disclosure_add", "assessments:self_add", main=True),
    *_of(
        JOEL, KAI, ("assessments:disclosure", "could-kill"), ("assessments:disclosure_update", "could-kill")
    ),
    *_of(JOEL, KAI, ("assessments:call_update", "call-camhs"), ("assessments:self_update", "kai-october")),
    *_of(JOEL, KAI, "assessments:likelihood"),
    *_of(RUTH, LEON, "assessments:likelihood", ("assessments:likelihood_add", "arp")),
    *_of(RUTH, LEON, "assessments:likelihood_elsewhere", ("assessments:likelihood_view", "likely-ogrs3")),
    Opened("assessments:countersign", CAROL, (HELEN, "none"), status=404),
    *_of(RUTH, LEON, ("assessments:explanation_update", "the-offer"), ("assessments:finish", "the-offer")),
)
PLANS = (
    *_of(RUTH, HELEN, *(f"plans:{page}" for page in ("agree", "objective_add", "help_add", "in_place_add"))),
    Opened("plans:panel", RUTH, (HELEN, "panel"), main=True),
    Opened("plans:panel", RUTH, (HELEN, "panel"), "?next=room", main=True),
    *_of(RUTH, HELEN, "plans:panel_add", "plans:panel_not_held", ("plans:panel_update", "panel")),
    *_of(RUTH, HELEN, ("plans:objective_update", "home"), main=True),
    *_of(
        *(RUTH, HELEN, ("plans:ask_again", "edition-1"), ("plans:objective_end", "home")),
        *(("plans:step_update", "assessment"), ("plans:help_update", "lifts-four-weeks")),
        ("plans:in_place_update", "turnway-package"),
    ),
    *(
        page
        for reader, case in ((RUTH, WAYNE), (RUTH, LEON), (JOEL, KAI))
        for page in _of(reader, case, "plans:plan")
    ),
)
CHANGES = (
    *_of(RUTH, WAYNE, "quality:practice", ("quality:answer", "A-DES-DEL-4"), main=True),
    Opened("quality:practice", RUTH, (HELEN,), query="?for=plan"),
    Opened("quality:practice", CAROL, (LEON,), query="?known=2026-03-01"),
    *_of(JOEL, KAI, "quality:practice"),
    *_of(JOEL, KAI, "reviews:reviews", "reviews:changes", ("reviews:review", "before-the-tag"), main=True),
    *_of(RUTH, LEON, ("reviews:review", "job-review"), "reviews:review_add"),
    *_of(RUTH, LEON, ("reviews:input_told", "priya-on-the-job")),
    *_of(JOEL, KAI, ("reviews:moved", "before-the-tag")),
    *_of(JOEL, KAI, ("reviews:input_ask", "before-the-tag"), ("reviews:input_answer", "boxing-asked")),
    *_of(JOEL, KAI, ("reviews:input_none", "boxing-asked"), ("reviews:input_remind", "substances-asked")),
    *_of(JOEL, KAI, ("reviews:review_update", "before-the-tag"), ("reviews:review_views", "before-the-tag")),
    *_of(RUTH, LEON, "reviews:compare", main=True),
    Opened("reviews:compare", PRIYA, (LEON,), "?from=2026-03-10&to=2026-03-18&ask=was"),
    Opened("reviews:compare", RUTH, (LEON,), "?from=soon", status=422),
    Opened("reviews:thread", RUTH, (LEON, "barber"), main=True),
    *_of(JOEL, KAI, ("reviews:thread", "boxing")),
    *_of(JOEL, KAI, ("reviews:amend", "before-the-tag"), ("reviews:make", "before-the-tag")),
    *_of(JOEL, KAI, ("reviews:no_change", "before-the-tag")),
    *_of(RUTH, LEON, ("reviews:papers", "job-review"), ("reviews:paper_give", "job-review")),
    Opened("reviews:papers", RUTH, (LEON, "job-review"), "?for=file"),
    Opened("reviews:amend_add", JOEL, (KAI, "before-the-tag"), "?pick=plans.steps"),
    Opened("reviews:amend_add", JOEL, (KAI, "before-the-tag"), "?pick=plans.steps&pick=plans.objectives"),
    Opened("reviews:amend_update", JOEL, (KAI, "before-the-tag", "none"), status=404),
    Opened("reviews:amend_withdraw", JOEL, (KAI, "before-the-tag", "none"), status=404),
    Opened("reviews:amend_end", RUTH, (LEON, "job-review", "am-contact")),
    *_of(RUTH, LEON, ("reviews:not_agreed", "job-review")),
    *_of(RUTH, LEON, ("reviews:call", "shop-rang"), "reviews:call_add", "reviews:discussions", main=True),
    *_of(RUTH, LEON, ("reviews:call_update", "shop-rang"), ("reviews:call_answer", "shop-rang")),
    *_of(RUTH, LEON, ("reviews:discussion", "job-question"), ("reviews:verify", "owner-verifies"), main=True),
    *_of(RUTH, LEON, ("reviews:told", "job-question"), ("reviews:verify", "mappa-told")),
    Opened("reviews:ask", RUTH, (LEON,), "?call=shop-rang", main=True),
    *_of(RUTH, LEON, "reviews:disclosure_add", ("reviews:disclosure_update", "to-the-owner")),
    Opened("reviews:call_to_change", RUTH, (LEON, "shop-rang"), status=302),
    Opened("reviews:ask_update", RUTH, (LEON, "job-question"), status=404),
    Opened("reviews:decide", CAROL, (LEON, "job-question"), status=302),
    *_of(CAROL, LEON, "reviews:talk_add"),
    *_of(RUTH, LEON, ("reviews:countersign", "offer-11-march")),
    Opened("reviews:decisions", CAROL, main=True),
    Opened("reviews:notes", RUTH, main=True),
    Opened("reviews:change_add", JOEL, (KAI,), "?from=delivery.turning_points/december-night"),
    *_of(
        JOEL, KAI, ("reviews:change_update", "ready-to-answer"), ("reviews:change_decide", "ready-to-answer")
    ),
)
MEETINGS = (
    *_of(RUTH, LEON, "reviews:meetings", ("reviews:meeting", "job-three-way"), main=True),
    *_of(RUTH, LEON, "reviews:meeting_add", ("reviews:meeting_update", "mappa-march")),
    *_of(RUTH, LEON, ("reviews:meeting_record", "job-three-way"), ("reviews:action_add", "job-three-way")),
    *_of(RUTH, LEON, ("reviews:action_update", "sit-with-him")),
)
LEARNED = (
    *_of(RUTH, LEON, "reviews:releases", "reviews:lessons", main=True),
    Opened("reviews:lesson_add", RUTH, (LEON,), "?from=recall"),
    *_of(RUTH, LEON, ("reviews:lesson_update", "the-market")),
    *_of(
        JOEL, KAI, "reviews:feedback", "reviews:feedback_add", ("reviews:feedback_update", "too-many-forms")
    ),
    *_of(JOEL, KAI, "reviews:ending", "reviews:ending_update"),
    Opened("reviews:feedback_everywhere", CAROL),
)
AFTERWARDS = (
    *_of(JOEL, KAI, "compartments:restorative", main=True),
    Opened("compartments:restorative_add", JOEL, (KAI,), "?kind=readiness"),
    *_of(JOEL, KAI, ("compartments:restorative_update", "what-it-takes")),
    *_of(BETH, KAI, "compartments:restorative", "compartments:restorative_victim"),
    Opened("compartments:restorative_victim_add", BETH, (KAI,), "?kind=message_given"),
    *_of(BETH, KAI, ("compartments:restorative_victim_update", "asked-first")),
    *_of(BETH, KAI, ("compartments:restorative_pass_on", "second-message")),
    *_of(BETH, KAI, ("compartments:restorative_victim_pass_on", "answer-to-come")),
    *_of(JOEL, KAI, "delivery:after", main=True),
    *_of(RUTH, WAYNE, "delivery:after"),
    *_of(RUTH, HELEN, "delivery:after", "delivery:handover"),
    *_of(JOEL, KAI, "delivery:link_add", ("delivery:link_update", "boxing-club")),
    *_of(JOEL, KAI, "delivery:exit_add", ("delivery:exit_update", "instead-of-curfew")),
    *_of(RUTH, LEON, "delivery:handover", "delivery:handover_add", ("delivery:handover_update", "to-tom")),
    *_of(TOM, LEON, "home:case", "delivery:handover"),
)
NEW_CASE = (
    Opened("new_case:who", RUTH),
    *(Opened(f"new_case:{page}", STARTER) for page in ("who", "case", "sentence", "check")),
)
DIRECTORY = {
    "user": "ruth.adeyemi",
    "agency": "elm-lodge",
    "team": "eastgate",
    "worker": "priya-nair",
    "venue": "canal-house",
    "service": "iom-lifts",
    "agreement": "elm-lodge",
}
ADMINISTRATION = (
    *(Opened(f"administration:{page}", DAN) for page in ("index", "duty", "duty_add")),
    *(Opened(f"administration:{kind}", DAN) for kind in DIRECTORY),
    *(Opened(f"administration:{kind}_add", DAN) for kind in DIRECTORY),
    *(Opened(f"administration:{kind}_update", DAN, (item,)) for kind, item in DIRECTORY.items()),
    Opened("administration:lists", DAN),
    *(Opened("administration:list", DAN, (name,)) for name in ("contact_outcomes", "sentence_kinds")),
    *(Opened(f"administration:list_{act}", DAN, ("contact_outcomes",)) for act in ("add", "words")),
    Opened("administration:code_end", DAN, ("came-late-seen",)),
    Opened("administration:policies", DAN),
    *(Opened("administration:policy", DAN, (name,)) for name in ("first_review_weeks", "contact_level")),
    *(Opened("administration:policy_set", DAN, (name,)) for name in ("first_review_weeks", "contact_level")),
)
ACCOUNT = (
    Opened("account_login", NOBODY),
    Opened("account_recover", NOBODY),
    Opened("account_first", NOBODY, ("a-link-that-is-over",), status=410),
    Opened("account_link", NOBODY),
    Opened("account_link_open", NOBODY, ("a-link-that-is-over",), status=410),
    Opened("account_pin", DENISE, status=404),
    Opened("account_inactive", NOBODY, status=403),
    Opened("account_ended", NOBODY, query="?kept=1&next=/my-caseload"),
    Opened("account_settings", RUTH, main=True),
    Opened("account_settings", DAN),
    Opened("account_devices", RUTH, main=True),
    Opened("account_calendar", RUTH),
    Opened("account_calendar", DAN),
    Opened("account_feed", NOBODY, ("an-address-that-is-over",), status=404),
    Opened("mfa_index", OLIVER),
    Opened("mfa_index", KEYHOLDER),
    Opened("mfa_add_webauthn", KEYHOLDER),
    Opened("mfa_reauthenticate_webauthn", KEYHOLDER),
    Opened("mfa_remove_webauthn", KEYHOLDER, ("the passkey",)),
    Opened("mfa_activate_totp", KEYHOLDER),
    Opened("mfa_deactivate_totp", KEYHOLDER),
)
ACCESS = (
    *(Opened("access:connections", who) for who in (RUTH, DENISE, OLIVER)),
    Opened("access:alerts", CAROL),
    Opened("access:alerts", OLIVER),
    Opened("access:alert_review", CAROL, (0,), status=404),
    *_of(RUTH, HELEN, "access:openings", main=True),
    *_of(CAROL, WAYNE, "access:openings"),
    *_of(RUTH, HELEN, "access:shares"),
    *_of(
        RUTH,
        HELEN,
        ("access:copies", MARKS_SHARE),
        ("access:withdraw", MARKS_SHARE),
        ("access:forget_pin", MARKS_SHARE),
        main=True,
    ),
    Opened("access:take_back", RUTH, (HELEN, MARKS_SHARE, 0), status=404),
    *_of(MARK, HELEN, "home:case", "access:shared", main=True),
    *_of(DENISE, HELEN, "access:shared"),
    Opened("partners:everyone", DENISE, main=True),
    Opened("partners:everyone", SAM),
    *_of(DENISE, HELEN, "partners:person", main=True),
    *_of(MARK, HELEN, "partners:person", "partners:concern"),
    *_of(DENISE, HELEN, "partners:session", "partners:concern", "partners:ring"),
    *_of(DENISE, HELEN, ("partners:step_answer", "interview")),
    Opened("partners:referral_answer", DENISE, (HELEN, "none"), status=404),
    Opened("partners:source", DENISE, (HELEN, "source-housing"), status=404),
    Opened("partners:review_input", DENISE, (HELEN, "not-there"), status=404),
    *_of(RUTH, HELEN, ("delivery:concern", "nan-steps"), ("delivery:heard", "housing-16-march")),
    *_of(SAM, LEON, "access:shared"),
    Opened("governance:start", OLIVER, main=True),
    Opened("governance:exclusion_add", OLIVER),
    Opened("governance:exclusion_lift", OLIVER, (0,), status=404),
    Opened("governance:restriction_add", OLIVER),
    Opened("governance:restriction_add", OLIVER, query=f"?case={HELEN}"),
    Opened("governance:restriction_lift", OLIVER, (0,), status=404),
    Opened("governance:connection", OLIVER, (0,), status=404),
    Opened("inspections:all", FRANCES),
    Opened("inspections:all", OLIVER),
    Opened("inspections:open", OLIVER),
    *(
        Opened(f"inspections:{name}", FRANCES, (SPRING,), main=name in ("one", "report"))
        for name in ("one", "moderation", "report", "close")
    ),
    Opened("inspections:sample", FRANCES, (SPRING,), status=302),
    Opened("inspections:case", FRANCES, (SPRING, 1), main=True),
    Opened("inspections:interview", FRANCES, (SPRING, 1)),
    Opened("inspections:settle", FRANCES, (SPRING, 1, "P2.3.2")),
    Opened("governance:rooms", OLIVER),
    Opened("governance:rooms", OLIVER, query=f"?case={KAI}&room=intelligence"),
    Opened("administration:index", GWEN),
    Opened("administration:user", GWEN),
    Opened("administration:user_add", GWEN),
    Opened("administration:agreement", GWEN),
    Opened("administration:list", GWEN, ("contact_kinds",)),
)
EVERY = (
    *(*OUTSIDE_CASES, *FIVE, *CASES, *ENTRIES, *WORK, *SENTENCES, *ASSESSMENTS, *PLANS),
    *(*CHANGES, *MEETINGS, *LEARNED, *AFTERWARDS),
    *(*NEW_CASE, *ADMINISTRATION, *ACCOUNT, *ACCESS),
)

NO_PAGE = {
    "inspections:report_pdf": "hands over a PDF, whose structure has tests of its own",
    "inspections:report_csv": "hands over a table for other programs",
    "reviews:paper_pdf": "hands over a PDF, whose structure has tests of its own",
    "plans:copies_pdf": "hands over a PDF, whose structure has tests of its own",
    "plans:full_pdf": "hands over a PDF, whose structure has tests of its own",
    "plans:my_plan_pdf": "hands over a PDF, whose structure has tests of its own",
    "delivery:letter_pdf": "hands over a PDF, whose structure has tests of its own",
    "delivery:release_day_pdf": "hands over a PDF, whose structure has tests of its own",
    "delivery:source_chase": "of a late source it is the page of a late referral, which is here",
    "delivery:promise_press": "leads on to the page of promises",
    "delivery:release_press": "leads on to the day of release",
    "reviews:action_press": "leads on to the meeting",
    "plans:mend": "leads on to the plan",
    "delivery:handover_read": "leads on to the case",
    "plans:reorder": "leads on to the plan",
    "home:start": "leads on to where somebody’s work begins",
    "health": "says one word to a machine",
    "ready": "says one word to a machine",
    "account_session": "tells a page how long its session lasts",
    "mfa_login_webauthn": "hands the browser's script its challenge",
}

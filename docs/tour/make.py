"""Take the pictures of the tour from a running demo.

    make demo TODAY=2026-03-18            # in one terminal
    .venv/bin/python docs/tour/make.py    # in another; ``--at ADDRESS`` and names of pages may follow

Each page is taken whole, as the member of the cast who would look at it, at the width of a desk
and of a phone.
"""

import argparse
import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
WIDTHS = (1280, 375)
PAPERS = (
    ("full-plan", "ruth.adeyemi", "/cases/X340571/plan/full.pdf"),
    ("my-plan-paper", "ruth.adeyemi", "/cases/X340571/plan/my-plan.pdf"),
    ("review-paper", "ruth.adeyemi", "/cases/X331775/reviews/job-review/papers/pdf?for=me"),
)
"""PDFs: their first sheet, drawn by Debian's poppler-utils."""
PAGES = (
    ("sign-in", "", "/sign-in"),
    ("caseload", "ruth.adeyemi", "/my-caseload"),
    ("case", "ruth.adeyemi", "/cases/X340571"),
    ("timeline", "ruth.adeyemi", "/cases/X338902/timeline"),
    ("people", "joel.marsh", "/cases/YJ20714/people"),
    ("sentence", "ruth.adeyemi", "/cases/X331775/sentence"),
    ("assessment", "ruth.adeyemi", "/cases/X340571/assessment"),
    ("assessment-changes", "ruth.adeyemi", "/cases/X338902/assessment/initial/changes"),
    ("said-today", "joel.marsh", "/cases/YJ20714/assessment/today/could-kill"),
    ("plan", "ruth.adeyemi", "/cases/X340571/plan"),
    ("panel", "ruth.adeyemi", "/cases/X340571/plan/panels/panel?next=gaps"),
    ("panel-goal", "ruth.adeyemi", "/cases/X340571/plan/panels/panel?goal=hair"),
    ("panel-before", "ruth.adeyemi", "/cases/X338902/plan/panels/add"),
    ("order", "ruth.adeyemi", "/cases/X338902/plan/order"),
    ("week", "ruth.adeyemi", "/cases/X331775/plan/week"),
    ("contact-level", "joel.marsh", "/cases/YJ20714/plan/contact-level"),
    ("details", "ruth.adeyemi", "/cases/X338902/details"),
    ("contact", "ruth.adeyemi", "/cases/X338902/contacts/add"),
    ("diary", "ruth.adeyemi", "/my-diary"),
    ("contacts", "joel.marsh", "/cases/YJ20714/contacts"),
    ("prepare", "ruth.adeyemi", "/cases/X340571/prepare"),
    ("book", "ruth.adeyemi", "/cases/X338902/contacts/book"),
    ("outcomes", "ruth.adeyemi", "/outcomes"),
    ("absence", "joel.marsh", "/cases/YJ20714/contacts/substance-11-march/missed"),
    ("release-day", "ruth.adeyemi", "/cases/X338902/release-day?known=2025-09-05"),
    ("services", "ruth.adeyemi", "/cases/X338902/services"),
    ("refer", "ruth.adeyemi", "/cases/X340571/services/refer?step=new-package&service=turnway-treatment"),
    ("asked", "denise.okoro", "/asked-of-me/X340571"),
    ("programmes", "joel.marsh", "/cases/YJ20714/programmes"),
    ("progress", "joel.marsh", "/cases/YJ20714/progress"),
    ("key-parts", "joel.marsh", "/cases/YJ20714/key-people"),
    ("messages", "ruth.adeyemi", "/cases/X338902/messages"),
    ("restorative", "joel.marsh", "/cases/YJ20714/restorative"),
    ("after", "joel.marsh", "/cases/YJ20714/after"),
    ("handover", "ruth.adeyemi", "/cases/X331775/handover"),
    ("changes", "joel.marsh", "/cases/YJ20714/changes"),
    ("find", "ruth.adeyemi", "/find?q=brightwell"),
    ("my-plan", "ruth.adeyemi", "/cases/X340571/plan/my-plan"),
    ("easy-read", "ruth.adeyemi", "/cases/X340571/plan/my-plan?as=easy_read"),
    ("pocket-card", "ruth.adeyemi", "/cases/X340571/plan/my-plan?as=pocket_card"),
    ("compare", "ruth.adeyemi", "/cases/X331775/plan/compare"),
    ("copies", "ruth.adeyemi", "/cases/X340571/plan/copies"),
    ("safety", "ruth.adeyemi", "/cases/X340571/plan/risk"),
    ("partner", "denise.okoro", "/cases/X340571"),
    ("stub", "megan.price", "/cases/X338902"),
    ("administration", "dan.kowalski", "/administration/"),
    ("accounts", "dan.kowalski", "/administration/user"),
    ("worker", "dan.kowalski", "/administration/worker/denise-okoro/update"),
    ("code-lists", "dan.kowalski", "/administration/lists/strength_kinds"),
    ("policies", "dan.kowalski", "/administration/policies"),
    ("settings", "ruth.adeyemi", "/account/settings"),
    ("same-person", "carol.hughes", "/cases/X340571/same-person"),
    ("new-case", "carol.hughes", "/new-case/"),
    ("supervision", "carol.hughes", "/cases/X340571/allocation"),
    ("hand-over", "carol.hughes", "/hand-over?from=ruth-adeyemi"),
    ("cover", "carol.hughes", "/cover?from=ruth-adeyemi"),
    ("close", "carol.hughes", "/cases/X340571/close"),
    ("reason", "megan.price", "/cases/X338902/open-with-reason"),
    ("governance", "oliver.penn", "/governance/"),
    ("rooms", "oliver.penn", "/governance/rooms?case=X331775&room=intelligence"),
    ("shares", "ruth.adeyemi", "/cases/X340571/shares"),
    ("openings", "ruth.adeyemi", "/cases/X340571/openings"),
    ("words", "ruth.adeyemi", "/find/words?q=housing"),
    ("known", "ruth.adeyemi", "/cases/X338902?known=2026-01-15"),
    ("my-day", "ruth.adeyemi", "/my-day"),
    ("change", "joel.marsh", "/cases/YJ20714/changes/ready-to-answer/decide"),
    ("review", "ruth.adeyemi", "/cases/X331775/reviews/job-review"),
    ("review-open", "joel.marsh", "/cases/YJ20714/reviews/before-the-tag"),
    ("decision", "ruth.adeyemi", "/cases/X331775/discussions/job-question"),
    ("meeting", "ruth.adeyemi", "/cases/X331775/meetings/job-three-way"),
    ("two-dates", "ruth.adeyemi", "/cases/X331775/compare?from=2026-03-10&to=2026-03-18"),
    ("thread", "ruth.adeyemi", "/cases/X331775/thread/barber"),
    ("as-it-was", "ruth.adeyemi", "/cases/X338902/as-it-was?on=2025-03-14"),
)


def choose(page: Page, address: str, username: str) -> None:
    """Sign in through the demo's door."""
    page.goto(f"{address}/sign-in")
    page.locator(f"form:has(input[value='{username}']) button, button[value='{username}']").first.click()
    page.wait_for_load_state()


def keep(picture: bytes, path: Path) -> None:
    """A page has few colours; a picture that lists them is a fifth of the size."""
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main() -> None:
    """Take every page at every width, or those that were named."""
    asked = argparse.ArgumentParser(description="Take the pictures of the tour from a running demo.")
    asked.add_argument("pages", nargs="*", metavar="PAGE", help="names of pages; all, if none is named")
    asked.add_argument("--at", default="http://127.0.0.1:8000", metavar="ADDRESS")
    given = asked.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for width in WIDTHS:
            for name, username, path in PAGES:
                if given.pages and name not in given.pages:
                    continue
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                if username:
                    choose(page, given.at, username)
                page.goto(given.at + path)
                keep(page.screenshot(full_page=True), HERE / f"{name}-{width}.png")
                context.close()
        for name, username, path in PAPERS:
            if given.pages and name not in given.pages:
                continue
            context = browser.new_context()
            choose(context.new_page(), given.at, username)
            keep(first_sheet(context.request.get(given.at + path).body()), HERE / f"{name}.png")
            context.close()
        browser.close()


def first_sheet(paper: bytes) -> bytes:
    """The first sheet of a PDF as a picture."""
    draw = ["pdftoppm", "-png", "-singlefile", "-r", "100", "-"]
    return subprocess.run(draw, input=paper, capture_output=True, check=True).stdout


if __name__ == "__main__":
    main()

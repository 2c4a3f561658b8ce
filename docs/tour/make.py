"""Take the pictures of the tour from a running demo.

    make demo TODAY=2026-03-18            # in one terminal
    .venv/bin/python docs/tour/make.py    # in another; an address may follow

Each page is taken whole, as the member of the cast who would look at it, at the width of a desk
and of a phone.
"""

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
WIDTHS = (1280, 375)
PAGES = (
    ("sign-in", "", "/sign-in"),
    ("caseload", "ruth.adeyemi", "/my-caseload"),
    ("case", "ruth.adeyemi", "/cases/X340571"),
    ("timeline", "ruth.adeyemi", "/cases/X338902/timeline"),
    ("people", "joel.marsh", "/cases/YJ20714/people"),
    ("sentence", "ruth.adeyemi", "/cases/X331775/sentence"),
    ("details", "ruth.adeyemi", "/cases/X338902/details"),
    ("contact", "ruth.adeyemi", "/cases/X338902/contacts/add"),
    ("find", "ruth.adeyemi", "/find?q=brightwell"),
    ("partner", "denise.okoro", "/cases/X340571"),
    ("stub", "megan.price", "/cases/X338902"),
)


def choose(page: Page, username: str) -> None:
    """Sign in through the demo's door."""
    page.goto(f"{ADDRESS}/sign-in")
    page.locator(f"form:has(input[value='{username}']) button, button[value='{username}']").first.click()
    page.wait_for_load_state()


def keep(picture: bytes, path: Path) -> None:
    """A page has few colours; a picture that lists them is a fifth of the size."""
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main() -> None:
    """Take every page at every width."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for width in WIDTHS:
            for name, username, path in PAGES:
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                if username:
                    choose(page, username)
                page.goto(ADDRESS + path)
                keep(page.screenshot(full_page=True), HERE / f"{name}-{width}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()

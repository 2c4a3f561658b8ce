"""Print the address of a PostgreSQL server on this machine that tests may use, if there is one."""

import getpass

import psycopg

USABLE = "select rolsuper or (rolcreaterole and rolcreatedb) from pg_roles where rolname = session_user"


def main() -> None:
    """Try the local server as ourselves and as postgres, without a password."""
    for user in (getpass.getuser(), "postgres"):
        for database in ("test", "postgres"):
            url = f"postgres://{user}@127.0.0.1:5432/{database}"
            try:
                with psycopg.connect(url, connect_timeout=3) as connection:
                    row = connection.execute(USABLE).fetchone()
            except psycopg.Error:
                continue
            if row and row[0]:
                print(url)
                return


if __name__ == "__main__":
    main()

"""Every setting Handrail reads from its environment, in one place.

`docs/settings.md` holds the same table for people; a test compares the two.
A setting may also come from a file of the same name in the folder named by
`HANDRAIL_SECRETS_DIR`, which keeps passwords out of process listings.
"""

import json
import os
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DEMO_FILE = "demo.json"
DEMO_LEAVES: Final = {"clock_offset_days": int, "database": str, "today": str}
"""What the demo writes down in that file, by name."""
NOTIFY = "https://api.notifications.service.gov.uk"


class Mode(StrEnum):
    """What this installation is for; production is the strict one and the default."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"
    TEST = "test"


class Login(StrEnum):
    """Which database login a process uses: only `owner` may change tables."""

    OWNER = "owner"
    WEB = "web"
    WORKER = "worker"


def checkout() -> Path | None:
    """The folder of the clone we run from, or None for an installed package."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() else None


def default_data_dir() -> Path:
    """`var/` in a clone; otherwise the user's data folder."""
    if root := checkout():
        return root / "var"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "handrail"


class Environment(BaseSettings):
    """The settings of this process."""

    model_config = SettingsConfigDict(
        env_prefix="HANDRAIL_", extra="ignore", frozen=True, populate_by_name=True
    )

    mode: Mode = Field(
        default=Mode.PRODUCTION,
        description="What this installation is for: demo, development, production or test.",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="Signs sessions and forms; 50 random characters or more.",
    )
    secret_key_fallbacks: Annotated[list[SecretStr], NoDecode] = Field(
        default_factory=list,
        description="Earlier secret keys still honoured while a key is being replaced.",
    )
    hosts: Annotated[list[str], NoDecode] = Field(
        default_factory=list,
        description="Host names this service answers to, separated by commas.",
    )
    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="The login that owns the tables. Empty: the embedded PostgreSQL.",
    )
    database_app_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_APP_URL",
        description="The login of the web processes, which owns nothing.",
    )
    prepared_statements: bool = Field(
        default=True,
        description="Let PostgreSQL keep plans between requests; off behind a pooler that cannot.",
    )
    owner_role: str = Field(
        default="",
        description="Role taken after signing in with `DATABASE_URL`, when that is a superuser.",
    )
    login: Login = Field(
        default=Login.WEB,
        description="Which database login this process uses; commands choose it themselves.",
    )
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Folder for the embedded database, collected static files and keys.",
    )
    db_user: str = Field(
        default="nobody",
        description="System user that runs the embedded PostgreSQL when started as root.",
    )
    debug: bool = Field(default=False, description="Show error details in the browser.")
    demo_sign_in: bool = Field(
        default=False,
        description="Sign in by choosing a member of the cast; on in demo mode, never elsewhere.",
    )
    clock_offset_days: int = Field(
        default=0,
        description="Days added to the clock so that the demo stays on its Wednesday.",
    )
    secure_cookies: bool = Field(
        default=True, description="Send cookies over HTTPS only; off in demo and development."
    )
    session_minutes: int = Field(
        default=30, ge=5, le=720, description="Minutes without use after which somebody is signed out."
    )
    behind_proxy: bool = Field(
        default=False,
        description="Believe `X-Forwarded-Proto`; only behind a proxy that always sets it.",
    )
    messages: bool = Field(
        default=False,
        description="Send people reminders through GOV.UK Notify; `handrail worker` must run.",
    )
    notify_key: SecretStr | None = Field(
        default=None, description="API key of your service at GOV.UK Notify; for the worker only."
    )
    notify_url: str = Field(
        default=NOTIFY, description="Where GOV.UK Notify answers; another place only outside production."
    )
    notify_text_template: str = Field(
        default="", description="Notify’s id of the text message template that is only `((text))`."
    )
    notify_email_template: str = Field(
        default="", description="Notify’s id of the e-mail template of `((subject))` and `((text))`."
    )
    notify_patience: float = Field(
        default=120,
        gt=0,
        le=3600,
        description="Seconds after a message was handed over without an answer until Notify is asked.",
    )
    address: str = Field(default="127.0.0.1", description="Address that `serve` listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port that `serve` listens on.")
    workers: int = Field(default=1, ge=1, description="Serving processes.")
    threads: int = Field(
        default=4, ge=1, description="Requests each process answers at once; also its pool size."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="INFO", description="Least serious log line that is written."
    )
    metrics_port: int | None = Field(
        default=None, ge=1, le=65535, description="Port on which Prometheus may ask for counts; empty: none."
    )
    metrics_address: str = Field(
        default="127.0.0.1", description="Address that the metrics port listens on; never a public one."
    )

    @field_validator("hosts", "secret_key_fallbacks", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("database_url", "database_app_url", "metrics_port", "notify_key", mode="before")
    @classmethod
    def _blank_is_absent(cls, value: Any) -> Any:
        return value or None

    @property
    def is_strict(self) -> bool:
        """Production: unsafe settings are refused."""
        return self.mode is Mode.PRODUCTION


# Defaults that differ by mode; whatever the environment says wins over them.
MODE_DEFAULTS: dict[Mode, dict[str, Any]] = {
    Mode.DEMO: {
        "hosts": ["127.0.0.1", "localhost", "[::1]"],
        "secure_cookies": False,
        "demo_sign_in": True,
    },
    Mode.DEVELOPMENT: {
        "hosts": ["127.0.0.1", "localhost", "[::1]"],
        "secure_cookies": False,
        "debug": True,
    },
    Mode.TEST: {
        "hosts": ["testserver", "127.0.0.1", "localhost"],
        "secure_cookies": False,
        "demo_sign_in": True,
    },
    Mode.PRODUCTION: {},
}


class Unreadable(ValueError):
    """Settings that cannot be read; ``problems`` names each, never with its value, which may be a secret."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def _name(place: tuple[int | str, ...]) -> str:
    field = str(place[0])
    return f"HANDRAIL_{field.upper()}" if field in Environment.model_fields else field


def read() -> Environment:
    """Read the environment now, filling in what the mode implies. Raises ``Unreadable``."""
    secrets = os.environ.get("HANDRAIL_SECRETS_DIR")
    if secrets and not Path(secrets).is_dir():
        raise Unreadable([f"HANDRAIL_SECRETS_DIR: There is no folder {secrets}"])
    try:
        given = Environment(_secrets_dir=secrets)  # type: ignore[call-arg]
    except ValidationError as error:
        found = [f"{_name(one['loc'])}: {one['msg']}" for one in error.errors(include_input=False)]
        raise Unreadable(found) from None
    implied: dict[str, Any] = {}
    said, mode = "mode" in given.model_fields_set, given.mode
    demo = None if said and mode is not Mode.DEMO else demo_of(given.data_dir)
    if demo:
        mode = implied["mode"] = Mode.DEMO
    implied |= MODE_DEFAULTS[mode]
    if demo:
        implied["clock_offset_days"] = demo["clock_offset_days"]
    missing = {k: v for k, v in implied.items() if k not in given.model_fields_set or k == "mode"}
    return given.model_copy(update=missing)


def demo_of(data_dir: Path) -> dict[str, Any] | None:
    """What `handrail demo` left in this data folder, if anything. Raises ``Unreadable``."""
    file = data_dir / DEMO_FILE
    try:
        left = json.loads(file.read_text())
        if all(isinstance(left[name], kind) for name, kind in DEMO_LEAVES.items()):
            return dict(left)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (ValueError, LookupError, TypeError):
        pass
    raise Unreadable([f"{file}: Not as `handrail demo` wrote it; remove it, and run `handrail demo --reset`"])


@cache
def current() -> Environment:
    """The settings of this process, read once."""
    return read()

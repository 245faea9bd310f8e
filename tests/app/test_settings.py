"""Settings: what is right passes, what is wrong is named with what would be right, and docs/settings.md lists all."""

import os
import re
from ipaddress import ip_network
from pathlib import Path

import pytest

from mud.app.settings import LogFormat, LogLevel, Settings, Tls, read_settings, right_for, variable_name
from mud.kernel.errors import SettingsError
from mud.session.limits import Limits
from mud.store.url import Dialect

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name == "DATABASE_URL" or name.startswith("MUD_"):
            monkeypatch.delenv(name)


def fault(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as wrong:
        read_settings()
    return str(wrong.value)


def test_without_any_variable_the_server_is_for_this_machine_and_keeps_its_state_in_var() -> None:
    settings = read_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 4000)
    assert settings.database.file == Path("var/mud.db")
    assert settings.socket_path == Path("var/control.sock")


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_PORT", "4001")
    monkeypatch.setenv("DATABASE_URL", "postgres://ann@db.example/mud")
    monkeypatch.setenv("MUD_LOG_FORMAT", "json")
    monkeypatch.setenv("MUD_LOG_LEVEL", "warning")
    monkeypatch.setenv("MUD_MIGRATE_AT_START", "no")
    settings = read_settings()
    assert settings.port == 4001
    assert settings.database.dialect is Dialect.POSTGRESQL
    assert (settings.log_format, settings.log_level) == (LogFormat.JSON, LogLevel.WARNING)
    assert not settings.migrate_at_start


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_PORT", "4001")
    assert read_settings(port=4002).port == 4002


def test_a_variable_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_SEED", "")
    assert read_settings().seed is None


def test_database_and_socket_move_with_the_state_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_STATE_DIR", "/srv/mud")
    settings = read_settings()
    assert settings.database.file == Path("/srv/mud/mud.db")
    assert settings.socket_path.resolve() == Path("/srv/mud/control.sock")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MUD_PORT", "telnet"),
        ("MUD_PORT", "65536"),
        ("MUD_PORT", "-1"),
        ("MUD_TICK", "0"),
        ("MUD_TICK", "nan"),
        ("MUD_CONNECTIONS", "0"),
        ("MUD_CONNECTIONS_PER_ADDRESS", "many"),
        ("MUD_BCRYPT_COST", "31"),
        ("MUD_MIGRATE_AT_START", "perhaps"),
        ("MUD_LOG_FORMAT", "xml"),
        ("MUD_LOG_LEVEL", "loud"),
        ("MUD_SEED", "x"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    field = next(name for name in Settings.model_fields if variable_name(name) == variable)
    assert fault(monkeypatch, **{variable: value}) == f"{variable}={value} will not do; right is {right_for(field)}."


def test_a_misspelt_variable_is_an_error_with_what_may_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fault(monkeypatch, MUD_PROT="4001") == "MUD_PROT is no setting; did you mean MUD_PORT?"


def test_variables_of_the_test_suite_are_nobodys_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_TEST_PG", "require")
    read_settings()


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = fault(monkeypatch, MUD_PORT="x", MUD_TICK="x", MUD_PROT="1")
    assert [line.split("=")[0].split(" ")[0] for line in told.splitlines()] == ["MUD_PORT", "MUD_TICK", "MUD_PROT"]


def test_a_database_that_is_none_and_a_failpoint_that_is_none_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = fault(monkeypatch, DATABASE_URL="mysql://x/y", MUD_FAILPOINT="nowhere")
    assert told.startswith("DATABASE_URL names 'mysql'")
    assert "MUD_FAILPOINT=nowhere" in told


def test_the_password_of_a_database_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "s3cret" not in fault(monkeypatch, DATABASE_URL="postgresql://ann:s3cret@/", MUD_PORT="x")


def test_the_password_of_a_database_does_not_stand_in_what_is_printed() -> None:
    settings = Settings(database_url="postgresql://ann:s3cret@db/mud")
    assert "s3cret" not in f"{settings!r}{settings.database!r}{settings.database}"


def test_a_path_too_long_for_a_socket_is_refused_with_the_setting_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = fault(monkeypatch, MUD_STATE_DIR=f"/{'long' * 30}")
    assert told.startswith("MUD_CONTROL_SOCKET is too long: /longlong")
    monkeypatch.setenv("MUD_CONTROL_SOCKET", "/run/mud.sock")
    read_settings()


def test_a_long_path_below_the_working_directory_is_shortened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    deep = tmp_path / ("deep" * 30)
    deep.mkdir()
    monkeypatch.chdir(deep)
    monkeypatch.setenv("MUD_STATE_DIR", str(deep / "var"))
    assert read_settings().socket_path == Path("var/control.sock")


def test_the_page_lists_every_setting_with_its_default_and_what_is_right() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*?) \|$", PAGE.read_text(), re.MULTILINE)
    assert [row[0] for row in rows] == [variable_name(name) for name in Settings.model_fields]
    for (_, default, right, purpose), (name, field) in zip(rows, Settings.model_fields.items(), strict=True):
        assert right == right_for(name)
        assert purpose == field.description
        assert default.strip("`") == default_of(name)


def default_of(name: str) -> str:
    settings = Settings()
    match name:
        case "database_url":
            return str(settings.database)
        case "control_socket":
            return str(settings.socket_path)
    value = getattr(settings, name)
    if value is None or value == "":
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_flood_limit_is_the_session_s_own_unless_it_is_set() -> None:
    settings, limits = read_settings(), Limits()
    assert (settings.line_burst, settings.lines_per_second) == (limits.burst, limits.lines_per_second)


def test_half_of_tls_is_an_error_that_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_TLS_PORT", "4443")
    with pytest.raises(SettingsError, match="MUD_TLS_PORT is set, but MUD_TLS_CERTIFICATE is not"):
        read_settings()
    monkeypatch.setenv("MUD_TLS_CERTIFICATE", "both.pem")
    assert read_settings().tls == Tls(4443, Path("both.pem"), Path("both.pem"))


def test_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().proxy_networks == ()
    monkeypatch.setenv("MUD_PROXIES", "10.0.0.5, fd00::/8")
    assert read_settings().proxy_networks == (ip_network("10.0.0.5"), ip_network("fd00::/8"))
    monkeypatch.setenv("MUD_PROXIES", "everyone")
    with pytest.raises(SettingsError, match="MUD_PROXIES=everyone will not do"):
        read_settings()

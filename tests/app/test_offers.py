"""What programs are offered, as the settings have it."""

import pytest

from mud.app.frame import offers
from mud.app.settings import read_settings
from mud.kernel.json import Json


def test_without_settings_nothing_is_offered() -> None:
    assert offers(read_settings()) == ()


@pytest.mark.parametrize(
    ("name", "value", "package", "body"),
    [
        ("client_map", "https://example.org/map.xml", "Client.Map", {"url": "https://example.org/map.xml"}),
        ("client_gui", "https://example.org/a.mpackage", "Client.GUI", {"version": "1"}),
        ("client_gui", "https://example.org/a.mpackage 7", "Client.GUI", {"version": "7"}),
        ("client_media", "https://example.org/sounds", "Client.Media.Default", {"url": "https://example.org/sounds/"}),
        ("client_media", "https://example.org/sounds/", "Client.Media.Default", {"url": "https://example.org/sounds/"}),
    ],
)
def test_a_file_that_is_set_is_offered(name: str, value: str, package: str, body: dict[str, Json]) -> None:
    [(offered, given)] = offers(read_settings(**{name: value}))
    assert offered == package
    assert isinstance(given, dict)
    assert {**given, **body} == given

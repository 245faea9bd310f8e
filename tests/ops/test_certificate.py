"""Having the certificate read again, from a shell."""

from dataclasses import replace

import pytest

from mud.kernel.errors import Refused
from mud.ops.certificate import ReloadCertificate, reload_certificate
from mud.ops.office import Office
from mud.ops.operation import perform
from mud.ops.sealing import Sealing


async def test_it_is_read_again(office: Office) -> None:
    read: list[str] = []
    sealing = Sealing()
    sealing.reader = lambda: read.append("again")
    await perform(replace(office, sealing=sealing), reload_certificate, ReloadCertificate())
    assert read == ["again"]


@pytest.mark.parametrize(("sealing", "why"), [(None, "No server is running"), (Sealing(), "MUD_TLS_PORT is not set")])
async def test_where_there_is_none_it_is_said_why(office: Office, sealing: Sealing | None, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await perform(replace(office, sealing=sealing), reload_certificate, ReloadCertificate())

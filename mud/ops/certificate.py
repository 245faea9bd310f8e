"""The certificate for TLS of a running server, for those who look after it: have it read again once it was renewed."""

from dataclasses import dataclass

from mud.kernel.errors import Refused
from mud.ops.office import Office
from mud.ops.operation import operation


@dataclass(frozen=True, slots=True)
class ReloadCertificate:
    """Read the certificate and its key again."""


@operation("certificate reload", changes=True)
async def reload_certificate(office: Office, _asked: ReloadCertificate) -> None:
    """Read it; Refused when it cannot be used, which leaves the one in use."""
    if office.sealing is None:
        raise Refused("No server is running: the next start reads the certificate as it is then.")
    office.sealing.read_again()

"""TLS of a running server: a port of its own, and a certificate that SIGHUP has read again."""

import asyncio
import signal

import structlog

from mud.app.settings import Settings
from mud.net.errors import CertificateError
from mud.net.server import Server
from mud.net.tls import Certificates


async def listen_securely(server: Server, settings: Settings) -> None:
    """Listen for TLS if the settings say so; MudError says why that cannot be. From then on SIGHUP ends nothing."""
    tls = settings.tls
    if tls is None:
        return
    certificates = Certificates(tls.certificate, tls.key)
    await server.start_tls(settings.host, tls.port, certificates)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload, certificates)
    structlog.get_logger().info("listening for TLS", host=settings.host, port=server.tls_port)


def reload(certificates: Certificates) -> None:
    """Read the certificate again; whoever is connected stays so, and a bad one changes nothing."""
    try:
        certificates.reload()
    except CertificateError as error:
        structlog.get_logger().error(str(error))
    else:
        structlog.get_logger().info("the certificate was read again")

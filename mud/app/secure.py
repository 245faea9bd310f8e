"""TLS of a running server, and what SIGHUP has read again: the certificate and the content."""

import contextlib
from functools import partial

import structlog

from mud.app.settings import Settings
from mud.kernel.errors import MudError, Refused
from mud.net.errors import CertificateError
from mud.net.server import Server
from mud.net.tls import Certificates
from mud.ops.content.keeper import Keeper
from mud.ops.sealing import Sealing
from mud.session.ports import Tasks


async def listen_securely(server: Server, settings: Settings, sealing: Sealing) -> Certificates | None:
    """Listen for TLS if the settings say so, and let the staff have its certificate read again.

    MudError says why it cannot be listened for.
    """
    tls = settings.tls
    if tls is None:
        return None
    certificates = Certificates(tls.certificate, tls.key)
    await server.start_tls(settings.host, tls.port, certificates)
    sealing.reader = partial(reload_or_refuse, certificates)
    structlog.get_logger().info("listening for TLS", host=settings.host, port=server.tls_port)
    return certificates


def read_again(keeper: Keeper, certificates: Certificates | None, tasks: Tasks) -> None:
    """Read content and certificate again; people stay connected, and what is faulty changes nothing."""
    if certificates is not None:
        reload(certificates)
    tasks.create_task(_read_content(keeper))


def reload(certificates: Certificates) -> None:
    """Read the certificate again; a bad one is logged."""
    with contextlib.suppress(Refused):
        reload_or_refuse(certificates)


def reload_or_refuse(certificates: Certificates) -> None:
    """Read the certificate again; Refused with what is wrong with it, which is logged too."""
    try:
        certificates.reload()
    except CertificateError as error:
        structlog.get_logger().error(str(error))
        raise Refused(str(error)) from None
    structlog.get_logger().info("the certificate was read again")


async def _read_content(keeper: Keeper) -> None:
    try:
        await keeper.reload()
    except MudError as error:
        for line in str(error).splitlines():
            structlog.get_logger().error("the content was not read again", fault=line)
    except Exception as error:  # noqa: BLE001  # a bug here must not end the server; it is logged
        keeper.failed(error)

"""TLS: the server's certificate, which can be read again while people are connected.

Players' clients know the port on which TLS is spoken from its first byte; there is no switching over in the middle.
"""

import ssl
from pathlib import Path

from mud.net.errors import CertificateError


class Certificates:
    """Certificate chain and key, from PEM files. `context` serves all connections; a new chain is for new ones."""

    def __init__(self, chain: Path, key: Path) -> None:
        """Read them; CertificateError says what is wrong with them."""
        self._chain = chain
        self._key = key
        self.context = _context()
        self.reload()

    def reload(self) -> None:
        """Read them again; CertificateError leaves those in use that were read last."""
        # Into another context first: the one in use could be left with a certificate and no key to it.
        for context in (_context(), self.context):
            try:
                context.load_cert_chain(self._chain, self._key, password=_no_password)
            except (OSError, ValueError) as error:
                raise CertificateError(
                    f"The certificate {self._chain} with the key {self._key} cannot be used: {error}."
                ) from error


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _no_password() -> str:
    raise ValueError("the key is locked with a password, which nobody is there to type")

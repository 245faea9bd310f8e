"""Why the server cannot listen."""

from mud.kernel.errors import MudError


class ListenError(MudError):
    """The server cannot listen there: the text says where, why, and what to do."""


class PortInUseError(ListenError):
    """Something else listens there already."""


class CertificateError(MudError):
    """The certificate for TLS cannot be used: the text says which and why."""

"""TLS on a port of its own."""

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from mud.net.errors import CertificateError
from mud.net.tls import Certificates
from tests.net.parlor import GO_AHEAD, PATIENCE, Parlor

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="the openssl program, which makes certificates, is missing")


def make_certificate(folder: Path, name: str) -> Path:
    """A certificate and its key in one file."""
    made = folder / f"{name}.pem"
    key, chain = folder / "key", folder / "chain"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subject = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run(
        [str(OPENSSL), *words, *subject, "-keyout", str(key), "-out", str(chain)], check=True, capture_output=True
    )
    made.write_bytes(key.read_bytes() + chain.read_bytes())
    return made


@pytest.fixture
def certificates(tmp_path: Path) -> Certificates:
    made = make_certificate(tmp_path, "first.example")
    return Certificates(made, made)


@pytest.fixture
async def secure(parlor: Parlor, certificates: Certificates) -> Parlor:
    """A server that also listens for TLS."""
    await parlor.server.start_tls("127.0.0.1", 0, certificates)
    return parlor


async def connect(parlor: Parlor, context: ssl.SSLContext) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    async with asyncio.timeout(PATIENCE):
        return await asyncio.open_connection("127.0.0.1", parlor.server.tls_port, ssl=context)


def anyone() -> ssl.SSLContext:
    """Takes any certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def name_of(parlor: Parlor, folder: Path, *names: str) -> str:
    """Under which of those names the server's certificate is good."""
    for name in names:
        context = ssl.create_default_context(cafile=str(folder / f"{name}.pem"))
        context.check_hostname = False
        try:
            _, writer = await connect(parlor, context)
        except ssl.SSLError:
            continue
        writer.close()
        return name
    return ""


async def test_play_over_tls_is_as_without(secure: Parlor) -> None:
    reader, writer = await connect(secure, anyone())
    assert b"Hello." in await reader.readuntil(GO_AHEAD)
    writer.write(b"hello\r\n")
    assert b"<hello>" in await reader.readuntil(GO_AHEAD)
    writer.write(b"bye\r\n")
    assert b"Bye." in await reader.read()
    writer.close()


async def test_whoever_hangs_up_is_gone(secure: Parlor) -> None:
    reader, writer = await connect(secure, anyone())
    await reader.readuntil(GO_AHEAD)
    writer.close()
    await secure.until_there_are(0)


async def test_plain_words_on_the_port_for_tls_cost_only_that_connection(secure: Parlor) -> None:
    reader, writer = await connect(secure, anyone())
    await reader.readuntil(GO_AHEAD)
    _, plain = await asyncio.open_connection("127.0.0.1", secure.server.tls_port)
    plain.write(b"hello, is anybody there?\r\n")
    async with asyncio.timeout(PATIENCE):
        await _.read()
    plain.close()
    writer.write(b"hello\r\n")
    assert b"<hello>" in await reader.readuntil(GO_AHEAD)
    writer.close()


async def test_old_versions_of_tls_are_refused(secure: Parlor) -> None:
    old = anyone()
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="deprecated"):
        old.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="deprecated"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises((ssl.SSLError, ConnectionError)):
        await connect(secure, old)


async def test_a_new_certificate_is_for_new_connections_and_the_old_ones_stay(
    secure: Parlor, certificates: Certificates, tmp_path: Path
) -> None:
    reader, writer = await connect(secure, anyone())
    await reader.readuntil(GO_AHEAD)
    second = make_certificate(tmp_path, "second.example")
    first = (tmp_path / "first.example.pem").read_bytes()
    (tmp_path / "first.example.pem").write_bytes(second.read_bytes())
    certificates.reload()
    (tmp_path / "first.example.pem").write_bytes(first)
    assert await name_of(secure, tmp_path, "first.example", "second.example") == "second.example"
    writer.write(b"hello\r\n")
    assert b"<hello>" in await reader.readuntil(GO_AHEAD)
    writer.close()


async def test_a_bad_certificate_leaves_the_good_one_in_use(
    secure: Parlor, certificates: Certificates, tmp_path: Path
) -> None:
    good = (tmp_path / "first.example.pem").read_bytes()
    (tmp_path / "first.example.pem").write_text("nonsense")
    with pytest.raises(CertificateError, match=r"first\.example\.pem"):
        certificates.reload()
    (tmp_path / "first.example.pem").write_bytes(good)
    assert await name_of(secure, tmp_path, "first.example") == "first.example"


def test_a_certificate_that_is_missing_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(CertificateError, match="missing"):
        Certificates(tmp_path / "missing", tmp_path / "missing")

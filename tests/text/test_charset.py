# ruff: noqa: RUF001  characters that look alike are what these tests are about
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.charset import fit
from mud.text.kind import Charset


@pytest.mark.parametrize(
    ("text", "ascii_", "latin1"),
    [
        ("plain", "plain", "plain"),
        ("a — b – c", "a - b - c", "a - b - c"),
        ("“quoted” ‘it’s’", "\"quoted\" 'it's'", "\"quoted\" 'it's'"),
        ("wait…", "wait...", "wait..."),
        ("café Zoë", "cafe Zoe", "café Zoë"),
        ("cafe\u0301", "cafe", "cafe"),
        ("Łukasz Çelik", "Lukasz Celik", "Lukasz Çelik"),
        ("straße æther", "strasse aether", "straße æther"),
        ("• item → north", "* item -> north", "* item -> north"),
        ("┌─┐│═║█", "+-+|=|#", "+-+|=|#"),
        ("日本", "??", "??"),
        ("½ ², ﬁn", "1/2 2, fin", "½ ², fin"),
        ("a\xa0b\u3000c", "a b c", "a\xa0b c"),
        ("5 €", "5 EUR", "5 EUR"),
    ],
)
def test_characters_become_the_nearest_that_can_be_shown(text: str, ascii_: str, latin1: str) -> None:
    assert fit(text, Charset.ASCII) == ascii_
    assert fit(text, Charset.LATIN1) == latin1
    assert fit(text, Charset.UTF8) == text


@pytest.mark.parametrize("charset", Charset)
def test_what_steers_a_terminal_is_left_out(charset: Charset) -> None:
    assert fit("a\x1b[31mb\x9bc\rd\u202ee\ud800f\x00g\x07\tx\ny", charset) == "a[31mbcdefg x\ny"


@given(st.text(), st.sampled_from(Charset))
def test_everything_can_be_sent_in_its_charset(text: str, charset: Charset) -> None:
    sent = fit(text, charset).encode(charset.value)
    assert b"\x1b" not in sent
    assert b"\r" not in sent


@given(st.text(), st.sampled_from(Charset))
def test_what_fits_is_not_changed_again(text: str, charset: Charset) -> None:
    assert fit(fit(text, charset), charset) == fit(text, charset)

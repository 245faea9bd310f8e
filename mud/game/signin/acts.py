"""What is counted at the door, and the life of tokens."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mud.game.account import acts as accounts
from mud.game.account.model import Account, SecurityEventType
from mud.game.signin import rules
from mud.game.signin.events import CodeMade, LockedOut, NewPlace, TokenMade, TokensRevoked
from mud.game.signin.model import Code, CodePurpose, Place, Throttle, Token
from mud.kernel.addresses import neighborhood
from mud.kernel.errors import Refused
from mud.kernel.ids import AccountId
from mud.kernel.values import FrozenMap
from mud.world.world import World

# What wrong passwords cost.


def seconds_to_wait(world: World, name: str, address: str) -> float:
    """How long no password for that name is looked at from there; 0.0 when it is."""
    account = accounts.find(world, name)
    now = world.clock.now()
    counted = (world.get(Throttle, subject) for subject in _subjects(world, account, name, address))
    return max((each.until - now for each in counted if each is not None and each.until > now), default=0.0)


def password_was_wrong(world: World, name: str, address: str, client: str = "") -> None:
    """Count a wrong password, put it on record, and let the next one wait if there were many."""
    account = accounts.find(world, name)
    accounts.sign_in_failed(world, account, name, address)
    for subject in _subjects(world, account, name, address):
        wait = _count(world, subject)
        if wait > 0:
            details = FrozenMap({"of": subject.partition(":")[0], "seconds": f"{wait:.0f}"})
            accounts.note(world, SecurityEventType.LOCKOUT, account, address, client, details)
            world.happened(LockedOut(account, address, wait))


def forget_old_throttles(world: World) -> None:
    """Forget what was counted and has long been without consequence."""
    now = world.clock.now()
    for throttle in tuple(world.shelf(Throttle)):
        if now - throttle.last_failure > rules.FORGOTTEN_AFTER and throttle.until <= now:
            world.remove(throttle)


def _subjects(world: World, account: Account | None, name: str, address: str) -> tuple[str, ...]:
    known = account is not None and world.get(Place, (account.id, neighborhood(address))) is not None
    return rules.subjects(name, account.id if account else None, address, known)


def _new_throttle(world: World, subject: str) -> Throttle:
    shelf = world.shelf(Throttle)
    if len(shelf) >= rules.MOST_THROTTLES:
        world.remove(next(iter(shelf)))
    return world.add(Throttle(id=subject, last_failure=world.clock.now()))


# Making accounts: each answer tells whether a name is taken, and each account is a row for ever.


def check_may_make_accounts(world: World, address: str) -> None:
    """Refused when that address asked for too many names that are taken, or made too many accounts."""
    for subject in _makers(address):
        throttle = world.get(Throttle, subject)
        if throttle is not None and throttle.until > world.clock.now():
            raise Refused("Too many accounts were made or tried from your address. Please come back later.")


def name_was_taken(world: World, address: str) -> None:
    """Count that someone learned that a name is taken."""
    _count(world, _makers(address)[0])


def account_was_made(world: World, address: str) -> None:
    """Count that an account was made."""
    _count(world, _makers(address)[1])


def recovery_asked(world: World, address: str) -> None:
    """Count that someone asked for a code; each may be a mail to somebody. Refused when there were too many."""
    _count_or_refuse(world, "codes", address, "Too many codes were asked for from your address.")


def password_is_judged(world: World, address: str) -> None:
    """Count that someone wants to know whether a password is good enough. Refused when there were too many."""
    _count_or_refuse(world, "passwords", address, "Too many passwords were tried from your address.")


def _count_or_refuse(world: World, what: str, address: str, why: str) -> None:
    subject = f"{what}:{neighborhood(address)[:45]}"
    throttle = world.get(Throttle, subject)
    if throttle is not None and throttle.until > world.clock.now():
        raise Refused(f"{why} Please come back later.")
    _count(world, subject)


def _makers(address: str) -> tuple[str, str]:
    near = neighborhood(address)[:45]
    return (f"names:{near}", f"accounts:{near}")


def _count(world: World, subject: str) -> float:
    """Count once more; returns the seconds to wait from now on, 0.0 for none."""
    now = world.clock.now()
    throttle = world.get(Throttle, subject) or _new_throttle(world, subject)
    if now - throttle.last_failure > rules.FORGOTTEN_AFTER:
        throttle.failures = 0
    throttle.failures += 1
    throttle.last_failure = now
    wait = rules.wait_after(subject, throttle.failures)
    if wait > 0:
        throttle.until = now + wait
    return wait


# Where an account is signed in to from.


@dataclass(frozen=True, slots=True)
class Welcome:
    """What someone who signs in is to be told: wrong passwords since the last time, sign-ins from new places."""

    failures: int
    new_places: tuple[Place, ...]


def came_in(world: World, account: Account, address: str, client: str) -> Welcome:
    """Someone signed in: remember from where, and say what its owner should know."""
    failures = account.failed_sign_ins
    accounts.signed_in(world, account, address, client or None)
    near = neighborhood(address)
    for subject in rules.subjects(account.username, account.id, address, known=True):
        throttle = world.get(Throttle, subject)
        if throttle is not None:
            world.remove(throttle)
    before = places_of(world, account)
    untold = tuple(place for place in before if not place.told)
    for place in untold:
        place.told = True
    _remember(world, account, near, client, before)
    return Welcome(failures, untold)


def place_was_told(world: World, account: Account, address: str) -> None:
    """The account's owner knows of a sign-in from there."""
    place = world.get(Place, (account.id, neighborhood(address)[:45]))
    if place is not None:
        place.told = True


def places_of(world: World, account: Account) -> Sequence[Place]:
    """Where the account was signed in to from, the latest first."""
    return sorted(world.where(Place, "account_id", account.id), key=lambda place: -place.last_seen)


def _remember(world: World, account: Account, near: str, client: str, before: Sequence[Place]) -> None:
    now = world.clock.now()
    place = world.get(Place, (account.id, near))
    if place is not None:
        place.last_seen, place.client = now, client[:255]
        place.sign_ins += 1
        return
    if len(before) >= rules.MOST_PLACES:
        world.remove(before[-1])
    is_news = bool(before)  # the first place of all surprises nobody
    seen = Place(
        account_id=account.id, address=near[:45], client=client[:255], first_seen=now, last_seen=now, told=not is_news
    )
    world.add(seen)
    if is_news:
        accounts.note(world, SecurityEventType.NEW_ADDRESS, account, near, client)
        world.happened(NewPlace(account, near, client))


# Codes.


def make_code(world: World, account: Account, purpose: CodePurpose, code: str) -> None:
    """Let a code be good for something once; one made before for the same is no longer."""
    before = world.get(Code, (account.id, purpose))
    if before is not None:
        world.remove(before)
    world.add(
        Code(
            account_id=account.id,
            purpose=purpose,
            code_hash=rules.code_digest(account.id, code),
            expires_at=world.clock.now() + rules.CODE_LIFE,
            tries_left=rules.CODE_TRIES[purpose],
        )
    )
    world.happened(CodeMade(account, purpose))


def has_code(world: World, account: Account, purpose: CodePurpose) -> bool:
    """Whether there is a code that is still good: another would take its place."""
    kept = world.get(Code, (account.id, purpose))
    return kept is not None and kept.expires_at > world.clock.now()


def take_code(world: World, account: Account, purpose: CodePurpose, code: str) -> bool:
    """Whether that is the code; it is good once, and after too many wrong ones not even that."""
    kept = world.get(Code, (account.id, purpose))
    if kept is None or kept.expires_at <= world.clock.now():
        return False
    if hmac.compare_digest(kept.code_hash, rules.code_digest(account.id, code)):
        world.remove(kept)
        return True
    kept.tries_left -= 1
    if kept.tries_left <= 0:
        world.remove(kept)
    return False


def forget_old_codes(world: World) -> None:
    """Forget codes that are good for nothing."""
    now = world.clock.now()
    for code in tuple(world.shelf(Code)):
        if code.expires_at <= now:
            world.remove(code)


def recovered(world: World, account: Account, password_hash: str, address: str | None) -> None:
    """Someone who had the code gave the account another password."""
    accounts.note(world, SecurityEventType.RECOVERY, account, address)
    accounts.change_password(world, account, password_hash)


# Tokens.


def make_token(world: World, account: Account, device: str, secret: str, address: str) -> Token:
    """Give an account a token for a device; Refused when it has too many devices."""
    families = {token.family_id for token in live_tokens(world, account)}
    if len(families) >= rules.MOST_FAMILIES:
        raise Refused(
            f"Your account has tokens for {rules.MOST_FAMILIES} devices, which is the most. Revoke one of them first."
        )
    token = _add_token(world, account, device, secret, world.ids.new())
    accounts.note(world, SecurityEventType.TOKEN_CREATED, account, address, details=FrozenMap({"device": device[:100]}))
    return token


def live_tokens(world: World, account: Account) -> Sequence[Token]:
    """The tokens that would sign in now, the newest last."""
    now = world.clock.now()
    mine = world.where(Token, "account_id", account.id)
    return [each for each in mine if not each.revoked and each.spent_at is None and each.expires_at > now]


def spend_token(world: World, account: Account, secret: str, fresh: str, address: str) -> Token | None:
    """Sign in with a token: it is spent, and the next of its family, of the secret `fresh`, comes back. None if not.

    A token that was spent before revokes its whole family: either its owner or a thief holds the next one, and nobody
    can say which. Only right after it was spent, from the same place, it may be given once more.
    """
    token = _token(world, account, secret)
    if token is None:
        return None
    now, near = world.clock.now(), neighborhood(address)
    if token.spent_at is not None and not _is_in_grace(world, token, near):
        revoke(world, account, (token.family_id,), address, stolen=True)
        return None
    _thin_out(world, token)
    token.spent_at, token.spent_from = now, near[:45]
    accounts.note(
        world, SecurityEventType.TOKEN_REFRESH, account, address, details=FrozenMap({"device": token.device_info[:100]})
    )
    return _add_token(world, account, token.device_info, fresh, token.family_id)


def is_good(world: World, account: Account, secret: str) -> bool:
    """Whether that is a token of the account that was not spent yet. It is not spent by asking."""
    token = _token(world, account, secret)
    return token is not None and token.spent_at is None


def _token(world: World, account: Account, secret: str) -> Token | None:
    """The token, spent or not; None when it is worth nothing."""
    token = world.one(Token, "token_hash", rules.token_digest(secret))
    if token is None or token.account_id != account.id or token.revoked or token.expires_at <= world.clock.now():
        return None
    return token


def revoke(
    world: World, account: Account, families: tuple[str, ...], address: str | None = None, *, stolen: bool = False
) -> None:
    """Let all tokens of those families be worth nothing."""
    for family in families:
        for token in tuple(world.where(Token, "family_id", family)):
            if token.account_id == account.id:
                token.revoked = True
    if families:
        kind = SecurityEventType.TOKEN_REUSE if stolen else SecurityEventType.TOKEN_REVOKED
        accounts.note(world, kind, account, address, details=FrozenMap({"families": str(len(families))}))
        world.happened(TokensRevoked(account, families, stolen))


def families_of(world: World, account: Account) -> tuple[str, ...]:
    """Every family that the account has a token of that is not revoked."""
    mine = world.where(Token, "account_id", account.id)
    return tuple(dict.fromkeys(each.family_id for each in mine if not each.revoked))


def family_of(world: World, secret: str) -> str:
    """The family of a token that is known, whosever and whether or not it still signs in; "" for none."""
    token = world.one(Token, "token_hash", rules.token_digest(secret))
    return "" if token is None else token.family_id


def tokens_were_given(world: World, account: Account, families: Iterable[str], address: str) -> None:
    """Tokens of those families were refused on a connection that then signed in to the account: keep a trace of each
    family that is another account's. The latest are kept, until they expire like any token."""
    for family in families:
        known = world.where(Token, "family_id", family)
        if known and all(each.account_id != account.id for each in known):
            traces = [each for each in world.where(Token, "account_id", account.id) if rules.is_trace(each)]
            for oldest in traces[: max(0, len(traces) - rules.MOST_FAMILIES + 1)]:
                world.remove(oldest)
            near = neighborhood(address)[:45]
            world.add(rules.new_trace(world.ids.new(), account.id, family, near, world.clock.now()))


def sittings(world: World, account: Account) -> dict[tuple[AccountId, str], None]:
    """Other accounts, and from where a token of one was given on a connection that then signed in to the other."""
    found: dict[tuple[AccountId, str], None] = {}
    for mine in world.where(Token, "account_id", account.id):
        for other in world.where(Token, "family_id", mine.family_id):
            if other.account_id != account.id and rules.is_trace(mine) != rules.is_trace(other):
                found[other.account_id, (mine if rules.is_trace(mine) else other).spent_from or ""] = None
    return found


def forget_account(world: World, account: Account) -> None:
    """Forget all that is kept of an account: tokens, codes, places, and what was counted there."""
    for place in tuple(world.where(Place, "account_id", account.id)):
        counted = world.get(Throttle, rules.subjects("", account.id, place.address, known=True)[0])
        if counted is not None:
            world.remove(counted)
        world.remove(place)
    for token in tuple(world.where(Token, "account_id", account.id)):
        world.remove(token)
    for purpose in CodePurpose:
        code = world.get(Code, (account.id, purpose))
        if code is not None:
            world.remove(code)


def forget_old_tokens(world: World) -> None:
    """Forget tokens that nobody can use, and that have told of theft for long enough."""
    now = world.clock.now()
    for token in tuple(world.shelf(Token)):
        if token.expires_at <= now:
            world.remove(token)


def _is_in_grace(world: World, token: Token, near: str) -> bool:
    assert token.spent_at is not None
    family = world.where(Token, "family_id", token.family_id)
    unused = all(other.spent_at is None for other in family if other is not token)
    return unused and token.spent_from == near and world.clock.now() - token.spent_at <= rules.GRACE


def _thin_out(world: World, token: Token) -> None:
    """Take away what came of the token the first time it was spent, if it is spent twice; and the oldest spent ones."""
    mine = world.where(Token, "family_id", token.family_id)
    family = [each for each in mine if each is not token and each.account_id == token.account_id]
    for unused in [each for each in family if each.spent_at is None]:
        world.remove(unused)
    spent = [each for each in family if each.spent_at is not None]
    for oldest in spent[: max(0, len(spent) - rules.MOST_SPENT)]:
        world.remove(oldest)


def _add_token(world: World, account: Account, device: str, secret: str, family: str) -> Token:
    token = world.add(
        Token(
            id=world.ids.new(),
            account_id=account.id,
            token_hash=rules.token_digest(secret),
            family_id=family,
            device_info=device[:255],
            expires_at=world.clock.now() + rules.TOKEN_LIFE,
        )
    )
    world.happened(TokenMade(account, device))
    return token

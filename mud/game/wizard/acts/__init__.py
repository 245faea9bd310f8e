"""What staff do. The only writer of the record of privileged acts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.npc.model import Npc
from mud.game.wizard import rules
from mud.game.wizard.events import AuditRead
from mud.game.wizard.model import THE_CHAIN, AdminAction, AuditChain
from mud.kernel.describe import describe
from mud.kernel.entity import Entity
from mud.kernel.ids import RecordId
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.play.words import fold
from mud.text.clean import clean
from mud.world.world import World

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "players": "player",
        "user_accounts": "account",
        "item_instances": "item",
        "npc_instances": "npc",
        "rooms": "room",
        "areas": "area",
        "item_templates": "template",
        "npc_templates": "species",
    }
)
"""What the audit calls the things of each table; those of others by the table's own name."""


MOST_SHOWN = 10
"""Acts that are read at once when no number is given: a screen."""

MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """A privileged act that is to be kept; `account` is None for whoever acts from the machine's own shell."""

    account: Account | None
    name: str
    action: str
    details: Mapping[str, str]
    success: bool
    targets: tuple[object, ...] = ()


def chain_of(world: World) -> AuditChain:
    """The chain, made when there is none yet."""
    return world.get(AuditChain, THE_CHAIN) or world.add(AuditChain(id=THE_CHAIN))


def account_of(world: World, actor: object) -> Account | None:
    """The account behind whoever acts."""
    account_id = actor.account_id if isinstance(actor, Player) else None
    return world.get(Account, account_id) if account_id is not None else None


def keep(world: World, deed: Deed) -> AdminAction:
    """Put an act on record, chained to the one before it."""
    chain, salt = chain_of(world), world.ids.new()
    target_type, target_id = next(_named(deed.targets), (None, None))
    details = FrozenMap(dict(_kept(deed)))
    name, account_id = deed.name[:32], deed.account.id if deed.account else None
    act = (world.ids.new(), chain.length + 1, deed.action, deed.success, world.clock.now())
    digests = (
        rules.admin_digest(salt, account_id),
        rules.digest_of(salt, name, (target_type, target_id), details),
    )
    row = AdminAction(
        id=RecordId(act[0]),
        number=act[1],
        admin_id=account_id,
        admin_name=name,
        action=deed.action,
        target_type=target_type,
        target_id=target_id,
        details=details,
        success=deed.success,
        timestamp=act[4],
        salt=salt,
        admin_digest=digests[0],
        digest=digests[1],
        prev_hash=chain.head,
        hash=rules.link(chain.head, act, digests),
    )
    world.record(row)
    chain.length, chain.head = row.number, row.hash
    chain.recent.append(row)
    return row


def look_back(world: World, reader: Player, words: str) -> None:
    """Read the latest acts in which all the words occur; a number among them says how many."""
    wanted = fold(words).split()
    counts = [int(word) for word in wanted if word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS]
    wanted = [word for word in wanted if not word.isdigit()]
    most = counts[0] if counts else MOST_SHOWN
    found = [act for act in reversed(chain_of(world).recent) if _fits(world, act, wanted)]
    world.happened(AuditRead(reader, tuple(found[:most]), max(0, len(found) - most)))


def target_of(world: World, act: AdminAction) -> str:
    """What an act was done to, in words; "" when it was done to nothing in particular."""
    if act.target_type is None or act.target_id is None:
        return ""
    player = world.get(Player, act.target_id) if act.target_type == KINDS["players"] else None
    account = world.get(Account, act.target_id) if act.target_type == KINDS["user_accounts"] else None
    npc = world.get(Npc, act.target_id) if act.target_type == KINDS["npc_instances"] else None
    if npc is not None:
        return f"npc {npc.name} {npc.id}"
    if account is not None:
        return f"account {account.username}"
    return player.name if player is not None else f"{act.target_type} {act.target_id}"


def _fits(world: World, act: AdminAction, words: list[str]) -> bool:
    details = act.details.values() if act.details is not None else ()
    outcome = "" if act.success else "refused"
    text = fold(" ".join((act.action, act.admin_name, target_of(world, act), outcome, *details)))
    return all(word in text for word in words)


def _kept(deed: Deed) -> Iterator[tuple[str, str]]:
    """The details, cleaned and cut; with them all further targets, since a row names but one."""
    for key, text in deed.details.items():
        yield key, clean(text)[: rules.LONGEST_LINE if key == "line" else rules.LONGEST_NOTE]
    _, *others = [f"{kind} {key}" for kind, key in _named(deed.targets)] or [""]
    if others:
        yield "others", " ".join(others)[: rules.LONGEST_NOTE]


def _named(targets: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    """What each target is and its key."""
    for target in targets:
        if isinstance(target, Entity | Spec):
            spec = describe(type(target))
            key = "/".join(str(getattr(target, name)) for name in spec.key)
            yield KINDS.get(spec.table, spec.table)[:50], key

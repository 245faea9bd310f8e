"""Money in words, as people are told of it."""

from mud.kernel.money import Copper, coins
from mud.text.grammar import count_phrase, join_list


def in_coins(amount: Copper) -> str:
    """An amount of money in words: "two silver pieces and five copper pieces"."""
    pieces = zip(coins(amount), ("gold piece", "silver piece", "copper piece"), strict=True)
    return join_list([count_phrase(count, piece) for count, piece in pieces if count])

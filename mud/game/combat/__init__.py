"""Fights: blows on the schedule by the rules of the d20, who is after whom, how one gets away, and duels."""

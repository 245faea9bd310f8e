"""What staff do about connections and accounts: who is connected, kick, snoop, bans, roles."""

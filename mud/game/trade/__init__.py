"""Trade: the ledger of every coin that moved."""

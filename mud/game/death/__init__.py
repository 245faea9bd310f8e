"""Death: dying and being saved, spirits, corpses and what lies in them, and what those get who brought it about."""

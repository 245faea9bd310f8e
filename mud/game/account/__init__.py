"""Accounts: who signs in, with which role; sign-ins on record."""

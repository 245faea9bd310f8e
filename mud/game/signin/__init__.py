"""Signing in safely: what wrong passwords cost, where each account came from, and tokens in place of passwords."""

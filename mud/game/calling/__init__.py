"""Callings: the classes of characters and what each begins with."""

"""Drafts: folders of content that builders walk as worlds of their own, beside the live one, before they publish them.

docs/decisions/drafts.md says why they are worlds and not rooms of the live one.
"""

"""Concepts for real work: how each stands on the criteria, and what must be tested."""

from ui import concepts

concepts.headline()
concepts.comparison()
concepts.all_concepts()

"""The words on the screen for the fixed words of the catalogue's fields: `lessons.fixed_words`, under its name for pages."""

from lessons.fixed_words import known, label

__all__ = ["known", "label"]

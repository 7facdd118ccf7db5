"""My list: the lessons that the address keeps; share it, print it as one page, take it home."""

from ui import shortlist

shortlist.headline()

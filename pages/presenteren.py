"""Presenting: the deck, one slide at a time, without navigation around it."""

from ui import deck
from ui.choices import as_of_of_address, purpose_of_address
from ui.data import edition, readiness

edition()
deck.present(readiness(as_of_of_address()), purpose_of_address())

"""Presenting: the deck, one slide at a time, without navigation around it."""

from ui import deck
from ui.data import edition

edition()
deck.present()

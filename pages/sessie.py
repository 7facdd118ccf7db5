"""The coach's desk: open a session, steer it, see what the room says, close it."""

from ui import desk
from ui.data import edition

edition()
desk.show_desk()

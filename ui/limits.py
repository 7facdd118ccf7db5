"""How often somebody may be wrong about a code, come in, or open a session, so that one cannot spoil it for all.

A guess is a code that was not tried before from that place: forty telephones that go on asking for a session that was
deleted are wrong once. Right codes never count: forty phones behind one address come in. Who was wrong too often waits, also
with a right code; else trying would go on. But where a code was right before, it stays right: somebody in the room who tries
codes keeps nobody else in that room out. Of a place only a hash is held, with a salt of this process, for as long as the wait
lasts; of IPv6 a place is the network (/64), in which one visitor has all addresses.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from lessons.room import Session, UnknownError, tidy
from ui.rooms import rooms

EACH, ALL, SECONDS = 40, 600, 600.0
"""So many wrong codes of one place, and of all together, in so many seconds."""
CLEAN = 5
"""With fewer wrong codes than this a place does not wait for what all others did together."""
CROWD, OPENINGS, HOUR = 150, 20, 3_600.0
"""So many voters come into a session from one place, and so many sessions are opened from one place, in an hour."""
REMEMBERED = 5_000
"""So many places are remembered at most: the longest ago go first."""


class WaitError(Exception):
    """Too many codes were wrong: this one is not looked at."""


def place_of(who: str) -> str:
    """Where an address is: the network of IPv6, else the address itself."""
    try:
        address = ip_address(who.partition("%")[0])
    except ValueError:
        return who
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or int(address) >> 64)


class Times:
    """Different things per place in the last while: `most` of them at most. The same thing again is no other thing."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._salt = secrets.token_bytes(16)
        self._places: OrderedDict[bytes, OrderedDict[bytes, float]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, *place: str) -> int:
        """How many different things there were here."""
        with self._lock:
            return len(self._recent(self._places.get(self._hash(*place), OrderedDict())))

    def add(self, thing: str, *place: str) -> bool:
        """Count this thing here. False, and nothing counted, where it is one too many."""
        with self._lock:
            name, one = self._hash(*place), self._hash(thing)
            found = self._recent(self._places.setdefault(name, OrderedDict()))
            room = one in found or len(found) < self.most
            if room:
                found[one] = self.clock()
                found.move_to_end(one)
            self._places.move_to_end(name)
            while len(self._places) > REMEMBERED or not self._recent(next(iter(self._places.values()))):
                self._places.popitem(last=False)
            return room

    def has(self, thing: str, *place: str) -> bool:
        """Whether this thing was here."""
        with self._lock:
            return self._hash(thing) in self._recent(self._places.get(self._hash(*place), OrderedDict()))

    def _recent(self, found: OrderedDict[bytes, float]) -> OrderedDict[bytes, float]:
        now = self.clock()
        while found and now - next(iter(found.values())) >= self.seconds:
            found.popitem(last=False)
        return found

    def _hash(self, *told: str) -> bytes:
        return hashlib.blake2b(repr(told).encode("utf-8", "replace"), key=self._salt, digest_size=16).digest()


class Limits:
    """Wrong codes of the last while, counted per place and together; and which codes were right from where."""

    def __init__(
        self,
        each: int = EACH,
        together: int = ALL,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.each, self.together = each, together
        self._wrong = Times(each, seconds, clock)
        self._all = Times(together, seconds, clock)
        self._right = Times(1, seconds, clock)

    def stops(self, who: str, code: str = "") -> bool:
        """Whether this address must wait with this code: it was wrong too often, or all together were and it was too."""
        place = place_of(who)
        if code and self._right.has(code, place, code):
            return False
        own = self._wrong.count(place)
        return own >= self.each or (own >= min(CLEAN, self.each) and self._all.count("all") >= self.together)

    def right(self, who: str, code: str) -> None:
        """This code was right, from this address."""
        self._right.add(code, place_of(who), code)

    def wrong(self, who: str, code: str) -> None:
        """This code was wrong, from this address."""
        place = place_of(who)
        self._wrong.add(code, place)
        self._all.add(repr((place, code)), "all")


LIMITS = Limits()
"""The limits of this process."""
JOINS = Times(CROWD, HOUR)
"""Who came in, by place and session."""
OPENED = Times(OPENINGS, HOUR)
"""Which sessions were opened, by place."""


def session_of(code: str, who: str, belongs: Callable[[Session], bool]) -> Session:
    """The session with this code. `belongs`: whether the asker is known to be of it, however many were wrong.

    Raises UnknownError; WaitError after too many wrong ones, for a right code as for a wrong one.
    """
    written = tidy(code)
    if not written:
        raise UnknownError("session")
    stopped = LIMITS.stops(who, written)
    try:
        session = rooms().of_code(written)
    except UnknownError:
        LIMITS.wrong(who, written)
        if stopped:
            raise WaitError from None
        raise
    if stopped and not belongs(session):
        raise WaitError
    LIMITS.right(who, session.code)
    return session

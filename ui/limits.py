"""How often somebody may be wrong about a code or a key, so that nobody finds one by trying.

Right codes never count: forty phones behind one address come in. Who was wrong too often waits, also with a right code;
else trying would go on. But where a code was right before, it stays right: somebody in the room who tries codes keeps
nobody else in that room out. Of an address only a hash is held, with a salt of this process, for as long as the wait lasts.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from lessons.room import Session, UnknownError, tidy
from ui.rooms import rooms

EACH, ALL, SECONDS = 40, 600, 600.0
"""So many wrong codes of one address, and of all together, in so many seconds."""
REMEMBERED = 5_000
"""So many addresses are remembered at most: the longest ago go first."""


class WaitError(Exception):
    """Too many codes were wrong: this one is not looked at."""


class Limits:
    """Wrong codes of the last while, counted per address and together; and which codes were right from where."""

    def __init__(
        self,
        each: int = EACH,
        together: int = ALL,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.each, self.together, self.seconds, self.clock = each, together, seconds, clock
        self._salt = secrets.token_bytes(16)
        self._wrong: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._right: OrderedDict[bytes, float] = OrderedDict()
        self._all: deque[float] = deque(maxlen=together)
        self._lock = threading.Lock()

    def stops(self, who: str, code: str = "") -> bool:
        """Whether this address must wait with this code: it, or everybody together, was wrong too often."""
        with self._lock:
            now = self.clock()
            if code and now - self._right.get(self._hash(who, code), -self.seconds) < self.seconds:
                return False
            own = self._recent(self._wrong.get(self._hash(who), deque()), now)
            return len(own) >= self.each or len(self._recent(self._all, now)) >= self.together

    def right(self, who: str, code: str) -> None:
        """This code was right, from this address."""
        with self._lock:
            now, name = self.clock(), self._hash(who, code)
            self._right[name] = now
            self._right.move_to_end(name)
            while len(self._right) > REMEMBERED or now - next(iter(self._right.values())) >= self.seconds:
                self._right.popitem(last=False)

    def wrong(self, who: str) -> None:
        """This address was wrong once more."""
        with self._lock:
            now, name = self.clock(), self._hash(who)
            self._wrong.setdefault(name, deque(maxlen=self.each)).append(now)
            self._wrong.move_to_end(name)
            self._all.append(now)
            while len(self._wrong) > REMEMBERED or not self._recent(next(iter(self._wrong.values())), now):
                self._wrong.popitem(last=False)

    def _recent(self, times: deque[float], now: float) -> deque[float]:
        while times and now - times[0] >= self.seconds:
            times.popleft()
        return times

    def _hash(self, *told: str) -> bytes:
        return hashlib.blake2b(repr(told).encode("utf-8", "replace"), key=self._salt, digest_size=16).digest()


LIMITS = Limits()
"""The limits of this process."""


def session_of(code: str, who: str, belongs: Callable[[Session], bool]) -> Session:
    """The session with this code. `belongs`: whether the asker is known to be of it, however many were wrong.

    Raises UnknownError; WaitError after too many wrong ones, for a right code as for a wrong one.
    """
    stopped = LIMITS.stops(who, tidy(code))
    try:
        session = rooms().of_code(code)
    except UnknownError:
        LIMITS.wrong(who)
        if stopped:
            raise WaitError from None
        raise
    if stopped and not belongs(session):
        raise WaitError
    LIMITS.right(who, session.code)
    return session

"""How often somebody may be wrong about a code or a key, so that nobody finds one by trying.

Right codes never count: forty phones behind one address come in. Who was wrong too often waits, also with a right code;
else trying would go on. Of an address only a hash is held, with a salt of this process, for as long as the wait lasts.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

EACH, ALL, SECONDS = 40, 600, 600.0
"""So many wrong codes of one address, and of all together, in so many seconds."""
REMEMBERED = 5_000
"""So many addresses are remembered at most: the longest ago go first."""


class Limits:
    """Wrong codes of the last while, counted per address and together."""

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
        self._all: deque[float] = deque(maxlen=together)
        self._lock = threading.Lock()

    def stops(self, who: str) -> bool:
        """Whether this address must wait, because it, or everybody together, was wrong too often."""
        with self._lock:
            now = self.clock()
            own = self._recent(self._wrong.get(self._hash(who), deque()), now)
            return len(own) >= self.each or len(self._recent(self._all, now)) >= self.together

    def wrong(self, who: str) -> None:
        """This address was wrong once more."""
        with self._lock:
            now, name = self.clock(), self._hash(who)
            self._wrong.setdefault(name, deque(maxlen=self.each)).append(now)
            self._wrong.move_to_end(name)
            self._all.append(now)
            while len(self._wrong) > REMEMBERED or (
                self._wrong and not self._recent(next(iter(self._wrong.values())), now)
            ):
                self._wrong.popitem(last=False)

    def _recent(self, times: deque[float], now: float) -> deque[float]:
        while times and now - times[0] >= self.seconds:
            times.popleft()
        return times

    def _hash(self, who: str) -> bytes:
        return hashlib.blake2b(who.encode("utf-8", "replace"), key=self._salt, digest_size=16).digest()

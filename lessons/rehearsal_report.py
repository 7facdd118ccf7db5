"""What a rehearsal measured: how long each kind of request took, what was voted, what was kept, and what went wrong."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


def at_most(times: Sequence[float], share: float) -> float:
    """The time that this share of them stays within: `share` 0.95 of 100 times is the 95th. 0.0 without any."""
    return sorted(times)[math.ceil(share * len(times)) - 1] if times else 0.0


class Ledger:
    """What the telephones write down while they run, all at once."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}
        self.wrong: Counter[str] = Counter()
        self.again = 0
        self._alone = threading.Lock()

    def took(self, kind: str, seconds: float) -> None:
        """A request of this kind was answered after so many seconds."""
        with self._alone:
            self.times.setdefault(kind, []).append(seconds)

    def repeated(self) -> None:
        """A request was sent that had been sent before: a double tap, or nobody answered the first one."""
        with self._alone:
            self.again += 1

    def went_wrong(self, what: str) -> None:
        """An answer that should not have come."""
        with self._alone:
            self.wrong[what] += 1


@dataclass(frozen=True, slots=True)
class Count:
    """The same things counted three times: in the hands of voters, by the answers of the server, in the store."""

    sent: int
    acknowledged: int
    kept: int

    @property
    def equal(self) -> bool:
        return self.sent == self.acknowledged == self.kept


@dataclass(frozen=True)
class Report:
    """The outcome of a rehearsal. `late`: votes and words that came after their round was over, and were told so."""

    voters: int
    joined: int
    counts: Mapping[str, Count]
    late: int
    again: int
    times: Mapping[str, Sequence[float]]
    wrong: Mapping[str, int] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Everybody came in, everything sent was acknowledged and is kept, and nothing went wrong."""
        return self.joined == self.voters and all(count.equal for count in self.counts.values()) and not self.wrong

    @property
    def p95(self) -> float:
        """Seconds: 95 of 100 requests were answered within them."""
        return at_most([time for times in self.times.values() for time in times], 0.95)

    def lines(self) -> Iterator[str]:
        """The report in words and numbers."""
        yield f"joined: {self.joined} of {self.voters} invented voters"
        for name, count in self.counts.items():
            yield f"{name}: {count.sent} sent, {count.acknowledged} acknowledged, {count.kept} kept"
        yield f"sent again after a double tap or a lost line: {self.again}; told that they came too late: {self.late}"
        yield f"{'request':16}{'number':>8}{'p50':>10}{'p95':>10}{'longest':>10}"
        every = [time for times in self.times.values() for time in times]
        for kind, times in (*self.times.items(), ("all", every)):
            seen = (at_most(times, 0.5), at_most(times, 0.95), at_most(times, 1.0))
            yield f"{kind:16}{len(times):8}" + "".join(f"{time * 1_000:7.0f} ms" for time in seen)
        for what, number in self.wrong.items():
            yield f"wrong, {number} times: {what}"
        yield "All that was sent is kept." if self.good else "Not all is as it should be."

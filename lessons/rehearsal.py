"""A rehearsal: a room of invented participants over a running server on this machine, and what came of it.

`run(plan, sessions, catalogue)` gives the Report. Only sessions whose title says that they are a rehearsal are entered.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lessons.ballots import Answer
from lessons.catalogue import Catalogue
from lessons.rehearsal_coach import Coach, opened
from lessons.rehearsal_line import Line
from lessons.rehearsal_phone import EVERY, Phone
from lessons.rehearsal_report import Count, Ledger, Report
from lessons.rehearsal_voters import voters
from lessons.room import REHEARSAL, Session, UnknownError, hashed
from lessons.sessions import Sessions

USUAL = "http://127.0.0.1:8501"
HOSTS = ("127.0.0.1", "::1", "localhost")
MOST_VOTERS, MOST_SECONDS = 150, 3_600
"""No more come into one session from one address in an hour."""
THINKING = 3.0
"""At most so many seconds somebody thinks before they answer."""
_LOOK = 0.5


class RefusedError(Exception):
    """There is no rehearsal; the message says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for. `code`: of a session that a coach opened and steers; without it the rehearsal plays the coach.

    `minutes`: the questions are those that are proposed for a session of so many minutes. `every`: seconds between two
    looks of a telephone; `thinking`: seconds somebody thinks at most.
    """

    address: str = USUAL
    voters: int = 40
    seconds: float = 600.0
    code: str = ""
    seed: int = 1
    minutes: int = 90
    every: float = EVERY
    thinking: float = THINKING


def run(plan: Plan, sessions: Sessions, catalogue: Catalogue) -> Report:
    """Play it, and tell what came of it. Raises RefusedError, StoreError."""
    host, port = place(plan.address)
    if not 1 <= plan.voters <= MOST_VOTERS or not 0 < plan.seconds <= MOST_SECONDS or not 0 <= plan.thinking <= 60:
        raise RefusedError(f"1 to {MOST_VOTERS} voters, at most {MOST_SECONDS} seconds, and at most 60 to think")
    if catalogue.edition is None:
        raise RefusedError("these data have no method, so there is nothing to ask")
    session = _entered(sessions, plan.code) if plan.code else opened(sessions, catalogue, plan.minutes)
    if not session.asked:
        sessions.delete(session.id)
        raise RefusedError(f"in {plan.minutes} minutes there is time for no question: give it more with --minutes")
    ledger = Ledger()
    phones = _phones(plan, session, catalogue, [Line(host, port, ledger) for _ in range(plan.voters)])
    over = threading.Event()
    threads = [threading.Thread(target=phone.play, args=(over, plan.every), daemon=True) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        _led(plan, sessions, session)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return _report(sessions, session, phones, ledger)


def place(address: str) -> tuple[str, int]:
    """Host and port of a server on this machine. Raises RefusedError for any other."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    if parts.hostname not in HOSTS or parts.scheme not in ("", "http"):
        raise RefusedError(f"a rehearsal talks to this machine only (http://127.0.0.1:8501), not to {address}")
    return parts.hostname, parts.port or 8501


def _entered(sessions: Sessions, code: str) -> Session:
    try:
        session = sessions.of_code(code)
    except UnknownError:
        raise RefusedError(f"no session {code} in {sessions.store.place}; is it the server's own store?") from None
    if not session.rehearsal:
        words = " or ".join(REHEARSAL.values())
        raise RefusedError(f"invented voters enter no real session: begin its name with {words}")
    if session.closed:
        raise RefusedError(f"session {session.code} is closed")
    return session


def _phones(plan: Plan, session: Session, catalogue: Catalogue, lines: Sequence[Line]) -> list[Phone]:
    """A telephone for each voter, of the organisations that can be chosen in this session."""
    judged = [item.id for item in catalogue.organisations.values() if item.judged]
    room = voters(plan.voters, plan.seed, session.plan.organisations or judged)
    asked = {item.question.id: item.question for item in session.asked}
    return [Phone(voter, line, session.code, asked, plan.thinking) for voter, line in zip(room, lines, strict=True)]


def _led(plan: Plan, sessions: Sessions, session: Session) -> None:
    """Until the session is closed: by the coach who is played here, or by the one at the desk; or until time is up."""
    if not plan.code:
        patience = 4 * plan.every + plan.thinking + 10
        Coach(sessions, session, plan.voters, patience, calm=plan.thinking).play(plan.seconds)
        return
    ends = time.monotonic() + plan.seconds
    while time.monotonic() < ends and not sessions.pulse(session.id).closed:
        time.sleep(_LOOK)


# --- what came of it ------------------------------------------------------------------------------------------------------


def _report(sessions: Sessions, session: Session, phones: Sequence[Phone], ledger: Ledger) -> Report:
    return Report(
        voters=len(phones),
        joined=sum(sessions.joined(session.id, phone.secret) is not None for phone in phones if phone.joined),
        counts={
            "votes": _votes(sessions, session, phones),
            "words": _words(sessions, session, phones),
            "support": _support(sessions, session, phones),
        },
        late=sum(phone.late for phone in phones),
        again=ledger.again,
        times=ledger.times,
        wrong=ledger.wrong,
    )


def _votes(sessions: Sessions, session: Session, phones: Sequence[Phone]) -> Count:
    """Kept is what stands in the store as its voter chose it last."""
    held: dict[tuple[str, str, int], Answer] = {}
    for name, round_ in {place for phone in phones for place in phone.chose}:
        for phone in phones:
            if vote := sessions.answer_of(session.id, name, phone.secret, round_):
                held[hashed(phone.secret), name, round_] = vote.answer
    sent = [(hashed(phone.secret), *place, *chosen) for phone in phones for place, chosen in phone.chose.items()]
    kept = sum(held.get((voter, name, round_)) == answer for voter, name, round_, answer, _ in sent)
    return Count(len(sent), sum(done for *_, done in sent), kept)


def _words(sessions: Sessions, session: Session, phones: Sequence[Phone]) -> Count:
    sent = [done for phone in phones for done in phone.said.values()]
    kept = sum(
        any(said.mine for said in sessions.words(session.id, name, phone.secret))
        for phone in phones
        for name in phone.said
    )
    return Count(len(sent), sum(sent), kept)


def _support(sessions: Sessions, session: Session, phones: Sequence[Phone]) -> Count:
    sent = [done for phone in phones for done in phone.backed.values()]
    kept = 0
    for phone in phones:
        backed = {said.id for said in sessions.words(session.id, "", phone.secret) if said.supported}
        kept += len(backed & set(phone.backed))
    return Count(len(sent), sum(sent), kept)

"""The telephone of an invented participant: joins, asks how far the room is, votes when it may, loses its line, comes back."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from urllib.parse import urlencode

from lessons.ballots import Answer, Question
from lessons.rehearsal_line import Fields, Form, Line, forms, to
from lessons.rehearsal_voters import Voter

PAGE, PART = "/meedoen", "/meedoen/deel"
JOIN, VOTE, SAY, SUPPORT = "/meedoen/wie", "/meedoen/stem", "/meedoen/woorden", "/meedoen/steun"
EVERY = 2.0
"""So many seconds pass between two looks, as in the script of the page."""
_LATE, _KEPT = 409, 200


class Phone:
    """One telephone. `chose`: the last answer per question and round; `said`: words per question; `backed`: words of others.

    Each is True once the server said that it is kept, False while it did not; what came too late is taken out again.
    """

    def __init__(self, voter: Voter, line: Line, code: str, questions: Mapping[str, Question], thinking: float) -> None:
        self.voter, self.line, self.code, self.questions, self.thinking = voter, line, code, questions, thinking
        self.joined = False
        self.late = 0
        self.chose: dict[tuple[str, int], tuple[Answer, bool]] = {}
        self.said: dict[str, bool] = {}
        self.backed: dict[str, bool] = {}
        self._mark = ""
        self._seq = 0

    @property
    def secret(self) -> str:
        """What the server knows this browser by."""
        return self.line.jar.get(f"stem-{self.code}", "")

    def play(self, over: threading.Event, every: float = EVERY) -> None:
        """Take part until the session is over. Never raises: what goes wrong stands in the ledger."""
        try:
            time.sleep(self.voter.chance("arrival").uniform(0, every))
            self._join()
            while not over.wait(self.voter.chance("pause").uniform(0.8, 1.2) * every):
                self._look()
        except Exception as error:
            self.line.ledger.went_wrong(f"{type(error).__name__}: {error}")
        finally:
            self.line.drop()

    def _join(self) -> None:
        self.line.look("page", f"{PAGE}?{urlencode({'code': self.code})}")
        who = [("code", self.code), ("role", self.voter.role), ("organisation", self.voter.organisation)]
        self.joined = self._sent("join", JOIN, who)

    def _look(self) -> None:
        """Ask how far the room is, and do what can be done there."""
        if self.voter.does("line", 0.03, self._seq, time.monotonic()):
            self.line.drop()
        found = self.line.look("poll", f"{PART}?{urlencode({'code': self.code, 'mark': self._mark})}")
        if found.status == 204:
            return
        if found.status != _KEPT:
            self.line.ledger.went_wrong(f"poll: {found.status} {found.text[:80]}")
            return
        self._mark = found.mark
        there = forms(found.text)
        for form in to(there, VOTE):
            self._vote(form.hidden)
        for form in to(there, SAY):
            self._say(form.hidden)
        for form in to(there, SUPPORT):
            self._support(form)

    # --- taking part ----------------------------------------------------------------------------------------------------

    def _vote(self, hidden: Mapping[str, str]) -> None:
        question, round_ = self.questions[hidden["question"]], int(hidden["round"])
        place = question.id, round_
        if place in self.chose:
            return
        time.sleep(self.voter.chance(*place).uniform(0, self.thinking))
        doubt = self.voter.first_thought(question, round_)
        for answer in (doubt, self.voter.answer(question, round_)):
            if answer is not None:
                self._choose(place, answer)

    def _choose(self, place: tuple[str, int], answer: Answer) -> None:
        before = self.chose.get(place)
        self.chose[place] = answer, False
        about = [("code", self.code), ("question", place[0]), ("round", str(place[1])), ("seq", str(self._next()))]
        if self._sent("vote", VOTE, [*about, *_fields(answer)]):
            self.chose[place] = answer, True
        elif before:
            self.chose[place] = before
        else:
            del self.chose[place]

    def _say(self, hidden: Mapping[str, str]) -> None:
        question = self.questions[hidden["question"]]
        if question.id in self.said:
            return
        time.sleep(self.voter.chance(question.id).uniform(0, self.thinking))
        self.said[question.id] = False
        text = [("text", self.voter.words(question)), ("once", f"rehearsal-{self.voter.number}-{question.id}")]
        if self._sent("words", SAY, [("code", self.code), ("question", question.id), *text]):
            self.said[question.id] = True
        else:
            del self.said[question.id]

    def _support(self, form: Form) -> None:
        """Support a few of the words of others; each is thought about once."""
        words = form.hidden["words"]
        if words in self.backed or not self.voter.does("supports", 0.15, words):
            return
        self.backed[words] = False
        fields = [("code", self.code), ("words", words), ("given", "1"), ("seq", str(self._next()))]
        if self._sent("support", SUPPORT, fields):
            self.backed[words] = True
        else:
            del self.backed[words]

    # --- sending --------------------------------------------------------------------------------------------------------

    def _sent(self, kind: str, path: str, fields: Fields) -> bool:
        """Send it as people do: some tap twice, some lose the line and send it again. Whether it is kept."""
        habit = kind, *fields[1][1], len(self.chose)
        if self.voter.does("loses the line", 0.05, *habit):
            self.line.ledger.repeated()
            self.line.lose(path, fields)
        found = self.line.send(kind, path, fields)
        if self.voter.does("taps twice", 0.1, *habit):
            self.line.ledger.repeated()
            found = self.line.send(kind, path, fields)
        if found.status == _LATE:
            self.late += 1
        elif found.status != _KEPT:
            self.line.ledger.went_wrong(f"{kind}: {found.status} {found.text[:80]}")
        return found.status == _KEPT

    def _next(self) -> int:
        """A number that grows: the clock, and at least one more than the last."""
        self._seq = max(int(time.time() * 1_000), self._seq + 1)
        return self._seq


def _fields(answer: Answer) -> Fields:
    if isinstance(answer, dict):
        return [(f"rate-{criterion}", rating) for criterion, rating in answer.items()]
    return [("answer", one) for one in ([answer] if isinstance(answer, str) else answer)]

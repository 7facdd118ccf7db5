"""Who guesses codes waits; who is right never counts; nothing of an address stays."""

from __future__ import annotations

from ui import limits
from ui.limits import Limits


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_an_address_that_is_wrong_too_often_waits_and_others_do_not() -> None:
    found = Limits(each=3, together=100, clock=Clock())
    for _ in range(2):
        found.wrong("10.0.0.1")
    assert not found.stops("10.0.0.1")
    found.wrong("10.0.0.1")
    assert found.stops("10.0.0.1")
    assert not found.stops("10.0.0.2")


def test_the_wait_ends() -> None:
    clock = Clock()
    found = Limits(each=2, together=100, seconds=60, clock=clock)
    found.wrong("a")
    clock.now += 30
    found.wrong("a")
    assert found.stops("a")
    clock.now += 30
    assert not found.stops("a")


def test_many_addresses_together_wait_too() -> None:
    clock = Clock()
    found = Limits(each=100, together=10, seconds=60, clock=clock)
    for number in range(10):
        found.wrong(f"10.0.0.{number}")
    assert found.stops("somebody new")
    clock.now += 60
    assert not found.stops("somebody new")


def test_nothing_grows_without_end_and_no_address_stays() -> None:
    """However many addresses are wrong: so many hashes at most, and none after the wait."""
    clock = Clock()
    found = Limits(each=5, together=100, seconds=60, clock=clock)
    for number in range(limits.REMEMBERED + 50):
        found.wrong(f"address {number}")
    assert len(found._wrong) == limits.REMEMBERED
    assert len(found._all) == 100
    assert b"address" not in repr(found.__dict__).encode()
    clock.now += 61
    found.wrong("one more")
    assert len(found._wrong) == 1


def test_two_processes_know_an_address_by_another_name() -> None:
    first, second = Limits(), Limits()
    first.wrong("10.0.0.1")
    second.wrong("10.0.0.1")
    assert set(first._wrong).isdisjoint(second._wrong)


def test_a_code_that_was_right_stays_right_and_no_other() -> None:
    """Somebody in the room who tries codes keeps nobody of that room out; and learns of no other code."""
    clock = Clock()
    found = Limits(each=2, together=100, seconds=60, clock=clock)
    found.right("room", "BCD234")
    for _ in range(5):
        found.wrong("room")
    assert not found.stops("room", "BCD234")
    assert found.stops("room", "ZZZ999")
    assert found.stops("room")
    clock.now += 61
    found.right("elsewhere", "BCD234")
    assert len(found._right) == 1

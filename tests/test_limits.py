"""Who guesses codes waits; who is right never counts, nor who asks for the same again; nothing of an address stays."""

from __future__ import annotations

import pytest

from ui import limits
from ui.limits import Limits, Times, place_of


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_an_address_that_is_wrong_too_often_waits_and_others_do_not() -> None:
    found = Limits(each=3, together=100, clock=Clock())
    for code in ("AAA", "BBB"):
        found.wrong("10.0.0.1", code)
    assert not found.stops("10.0.0.1")
    found.wrong("10.0.0.1", "CCC")
    assert found.stops("10.0.0.1")
    assert not found.stops("10.0.0.2")


def test_the_same_code_again_is_no_guess() -> None:
    """Forty telephones that still ask for a session that was deleted keep nobody out of the next one."""
    found = Limits(each=2, together=2, clock=Clock())
    for _ in range(60):
        found.wrong("the room", "GONE23")
    assert not found.stops("the room")


def test_the_wait_ends() -> None:
    clock = Clock()
    found = Limits(each=2, together=100, seconds=60, clock=clock)
    found.wrong("a", "AAA")
    clock.now += 30
    found.wrong("a", "BBB")
    assert found.stops("a")
    clock.now += 30
    assert not found.stops("a")


def test_after_many_guesses_together_only_who_guessed_too_waits() -> None:
    clock = Clock()
    found = Limits(each=100, together=30, seconds=60, clock=clock)
    for number in range(30):
        found.wrong(f"10.0.0.{number % 6}", f"ZZZ{number}")
    assert found.stops("10.0.0.1")
    assert not found.stops("somebody new")
    clock.now += 60
    assert not found.stops("10.0.0.1")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("", "", True),
    ],
)
def test_a_visitor_has_all_addresses_of_a_network_of_ipv6(one: str, other: str, same: bool) -> None:
    assert (place_of(one) == place_of(other)) is same


def test_nothing_grows_without_end_and_no_address_stays() -> None:
    """However many addresses are wrong: so many hashes at most, and none after the wait."""
    clock = Clock()
    found = Times(5, 60, clock)
    for number in range(limits.REMEMBERED + 50):
        found.add("AAA", f"address {number}")
    assert len(found._places) == limits.REMEMBERED
    assert b"address" not in repr(found.__dict__).encode()
    clock.now += 61
    found.add("AAA", "one more")
    assert len(found._places) == 1


def test_two_processes_know_an_address_by_another_name() -> None:
    first, second = Times(1, 60), Times(1, 60)
    first.add("AAA", "10.0.0.1")
    second.add("AAA", "10.0.0.1")
    assert set(first._places).isdisjoint(second._places)


def test_so_many_different_things_and_no_more() -> None:
    """What was there before comes again; one more does not, until the first are long ago."""
    clock = Clock()
    found = Times(2, 60, clock)
    assert [found.add(thing, "here") for thing in "abacb"] == [True, True, True, False, True]
    assert found.add("c", "elsewhere")
    assert found.count("here") == 2
    clock.now += 60
    assert found.add("c", "here")


def test_a_code_that_was_right_stays_right_and_no_other() -> None:
    """Somebody in the room who tries codes keeps nobody of that room out; and learns of no other code."""
    clock = Clock()
    found = Limits(each=2, together=100, seconds=60, clock=clock)
    found.right("room", "BCD234")
    for code in ("AAA", "BBB", "CCC"):
        found.wrong("room", code)
    assert not found.stops("room", "BCD234")
    assert found.stops("room", "ZZZ999")
    assert found.stops("room")
    clock.now += 61
    assert not found._right.has("BCD234", "room", "BCD234")

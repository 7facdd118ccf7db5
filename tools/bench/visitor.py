"""A visitor without a browser: the websocket of Streamlit, and what the server's process used meanwhile.

Small messages are sent at once (TCP_NODELAY): else the waiting of the network is measured, not the server.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tools.browser import Server

PATIENCE = 120.0
_TICKS = os.sysconf("SC_CLK_TCK")
_FAULT = "Hier ging iets mis"


class FaultyPageError(RuntimeError):
    """A page told of a fault, or its script did not end well: its time says nothing."""


class Visitor:
    """One session of a running server; `run` shows a page again and gives the seconds until the script had ended."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def run(self, page: str, query: str = "") -> float:
        """Ask for a page; FaultyPageError when it does not come whole."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        before = time.perf_counter()
        self.connection.send(asked.SerializeToString())
        for message in self._answers():
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise FaultyPageError(f"/{page}?{query} did not end well")
                return time.perf_counter() - before
            element = message.delta.new_element
            if element.HasField("exception") or _FAULT in element.alert.body:
                raise FaultyPageError(f"/{page}?{query} told of a fault")
        raise FaultyPageError(f"/{page}?{query} never ended")

    def _answers(self) -> Iterator[ForwardMsg]:
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.connection.recv(PATIENCE, decode=False))
            yield message


@contextmanager
def visiting(server: Server) -> Iterator[Visitor]:
    """A visitor for as long as the block lasts."""
    address = f"ws://{urlsplit(server.home).netloc}/_stcore/stream"
    with connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None, open_timeout=PATIENCE
    ) as connection:
        yield Visitor(connection)


def processor_seconds(server: Server) -> float:
    """What the process of a server has used since it began, all its threads together."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def megabytes(server: Server) -> float:
    """The memory that the process of a server holds now."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def wait_until_calm(server: Server, most: float = PATIENCE) -> None:
    """Until what the server makes ready by itself is made, or the patience is over."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        before = processor_seconds(server)
        time.sleep(1.0)
        if processor_seconds(server) - before < 0.15:
            return

"""Ending well: a server that is asked to stop stops, with exit code 0."""

from __future__ import annotations

import signal
import threading
from types import FrameType


def leave_quietly() -> None:
    """Let SIGTERM end the server as a wish, not as an accident.

    uvicorn shuts down in good order and then raises the signal once more, so that the process still dies of it. Here the
    signal is handed to uvicorn as one that ends nothing when it is raised again.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    of_server = signal.getsignal(signal.SIGTERM)
    if not callable(of_server):
        return

    def stop(_number: int, frame: FrameType | None) -> None:
        of_server(signal.SIGURG, frame)

    signal.signal(signal.SIGTERM, stop)

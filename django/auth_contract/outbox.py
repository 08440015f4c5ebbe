"""Mails on their way out. Queueing one takes no time, so an answer takes as long whether a mail was due or not.

Two are sent at a time; one that is refused is tried again after 2 and after 20 seconds, then given up with the signal
`mail_failed`. The queue is in memory: stopping waits for it, a crash loses it, and the user asks again. Name a function
of your own in AUTH_MAIL_SENDER to hand mails to Celery or another queue.
"""

import atexit
import logging
from queue import Full, Queue
from threading import Event, Lock, Thread

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from auth_contract.signals import mail_failed

CONCURRENCY = 2
# More than a burst, less than would fill the memory: beyond it the mail server is down and mails are lost.
MAX_QUEUED = 1000
RETRY_DELAYS = (2, 20)

logger = logging.getLogger(__name__)
_queue: Queue[EmailMessage] = Queue(MAX_QUEUED)
_threads: list[Thread] = []
_lock = Lock()
_closing = Event()


def send_later(message: EmailMessage) -> None:
    """Never raises and never waits."""
    try:
        # Addresses come from a database that others write to as well.
        validate_email(message.to[0])
        _queue.put_nowait(message)
    except ValidationError:
        return _fail("address")
    except Full:
        return _fail("overflow")
    _start()


def wait() -> None:
    """Until everything queued so far was sent or given up."""
    _queue.join()


def _start() -> None:
    # Not at import: a server that forks its workers would leave the threads behind.
    with _lock:
        if not _threads:
            atexit.register(_close)
        while len(_threads) < CONCURRENCY:
            thread = Thread(target=_work, name="auth-mail", daemon=True)
            _threads.append(thread)
            thread.start()


def _work() -> None:
    while True:
        message = _queue.get()
        try:
            _deliver(message)
        finally:
            _queue.task_done()


def _deliver(message: EmailMessage) -> None:
    for delay in (*RETRY_DELAYS, None):
        try:
            message.send()
            return
        except Exception:
            if delay is None or _closing.is_set():
                return _fail("refused")
            _closing.wait(delay)


def _fail(reason: str) -> None:
    # The error would name the address, and its text may hold what the server was told.
    logger.warning("a mail could not be sent: %s", reason)
    mail_failed.send(sender=None, reason=reason)


def _close() -> None:
    """Waiting is cut short: the last attempt of each mail is made at once."""
    _closing.set()
    _queue.join()

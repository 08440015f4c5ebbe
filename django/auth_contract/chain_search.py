"""Chains of refresh tokens, in simplejwt's own two tables.

Link n of a chain has the id HMAC(SECRET_KEY, "sid:n"), so each link leads to all others. A link is blacklisted when the
next one is recorded: the newest is the only one that is not, and one insert ends a chain.
"""

from typing import NamedTuple

from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken

from auth_contract.link_id import Link

# They reach 2^25 links, five weeks of refreshing as often as the limits allow.
STEPS = [2**power for power in range(25)]
# More rotations than can come between a search and an insert.
MOST_ATTEMPTS = 1000
LINKS_PER_QUERY = 500


class Newest(NamedTuple):
    row: OutstandingToken
    link: Link


def find_newest(link: Link) -> Newest | None:
    """The last recorded link behind this one, blacklisted or not."""
    newest = _search(link)
    if newest is None or not is_blacklisted(newest.row):
        return newest
    # Ended, or rotated between two queries of the search: then there is a link behind it.
    return find_newest(newest.link) or newest


def _search(link: Link) -> Newest | None:
    """Galloping: each query takes the greatest power of two that leads to a recorded link, and goes on from there.

    So the number of queries grows with the logarithm of the distance, and is 1 for the next link.
    """
    newest, steps = None, STEPS
    while steps:
        step_by_id = {jti: step for step in steps for jti in link.plus(step).ids}
        found = OutstandingToken.objects.select_related("blacklistedtoken").filter(jti__in=step_by_id)
        row = max(found, key=lambda each: step_by_id[each.jti], default=None)
        if row is None:
            break
        step = step_by_id[row.jti]
        link = link.plus(step)
        newest = Newest(row, link)
        steps = [smaller for smaller in steps if smaller < step]
    return newest


def end_after(link: Link) -> None:
    """End a chain from one of its links on. The link itself is the caller's to blacklist."""
    if not api_settings.BLACKLIST_AFTER_ROTATION:
        return _end_every_link(link)
    for _ in range(MOST_ATTEMPTS):
        newest = find_newest(link)
        if newest is None or is_blacklisted(newest.row) or blacklist(newest.row):
            return None
        # Another request rotated or revoked it after the search.
        link = newest.link
    raise RuntimeError("A chain of refresh tokens was rotated faster than it could be ended.")


def _end_every_link(link: Link) -> None:
    """Without BLACKLIST_AFTER_ROTATION each unexpired link can still be used."""
    newest = find_newest(link)
    last = newest.link.number if newest else link.number
    for first in range(0, last + 1, LINKS_PER_QUERY):
        numbers = range(first, min(first + LINKS_PER_QUERY, last + 1))
        ids = [jti for number in numbers for jti in Link(link.chain, number).ids]
        rows = OutstandingToken.objects.filter(jti__in=ids, blacklistedtoken__isnull=True)
        BlacklistedToken.objects.bulk_create([BlacklistedToken(token=row) for row in rows], ignore_conflicts=True)


def blacklist(row: OutstandingToken) -> bool:
    """False when it was blacklisted already."""
    return BlacklistedToken.objects.get_or_create(token=row)[1]


def is_blacklisted(row: OutstandingToken) -> bool:
    return hasattr(row, "blacklistedtoken")

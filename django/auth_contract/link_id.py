"""The ids of the links of a chain of refresh tokens, under SECRET_KEY.

Requests that race for the next link compute the same id, and without the key nobody can. The TypeScript API derives
them the same way.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.crypto import salted_hmac
from rest_framework_simplejwt.settings import api_settings

from auth_contract import salts

# Claims of a refresh token: OpenID Connect's session id names the chain, `n` counts the rotations before this token.
CHAIN = "sid"
NUMBER = "n"


class Link(NamedTuple):
    chain: str
    number: int

    def plus(self, steps: int) -> "Link":
        return Link(self.chain, self.number + steps)

    @property
    def ids(self) -> list[str]:
        """Under the current key and, for links made before a change of SECRET_KEY, the older ones."""
        value = f"{self.chain}:{self.number}"
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        macs = [salted_hmac(salts.REFRESH_LINK, value, secret=each, algorithm="sha256") for each in secrets]
        return [mac.hexdigest()[:32] for mac in macs]

    @property
    def claims(self) -> dict[str, Any]:
        return {api_settings.JTI_CLAIM: self.ids[0], CHAIN: self.chain, NUMBER: self.number}


def link_of(claims: dict[str, Any]) -> Link:
    """Which link of which chain a refresh token is.

    A token that is no link begins a chain named after its own id. A plain simplejwt makes such tokens, also of our
    links: it copies both claims, and gives the token an id of its own.
    """
    chain, number, jti = claims.get(CHAIN), claims.get(NUMBER), str(claims[api_settings.JTI_CLAIM])
    if isinstance(chain, str) and type(number) is int and jti in Link(chain, number).ids:
        return Link(chain, number)
    return Link(jti, 0)

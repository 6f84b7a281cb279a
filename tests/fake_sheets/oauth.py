"""Who is calling: the token endpoint, and the tokens it gave out.

A service account signs a note with the private key of its file (RS256); the note is checked with the public half and
exchanged for a token of an hour. A person agrees in the browser, gets a code, a token and a refresh token.
"""

from __future__ import annotations

import base64
import binascii
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.fake_sheets.errors import Json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

EMAIL = "sheets-reader@little-project.iam.gserviceaccount.com"
PERSON = "person@example.org"
PROJECT, PROJECT_NUMBER = "little-project", "123456789012"
KEY_ID = "0123456789abcdef0123456789abcdef01234567"
CLIENT_ID, CLIENT_SECRET = f"{PROJECT_NUMBER}-little.apps.googleusercontent.com", "GOCSPX-not-a-real-one"
JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCES = {
    "https://oauth2.googleapis.com/token",
    "https://www.googleapis.com/oauth2/v4/token",
    "https://accounts.google.com/o/oauth2/token",
}
SCOPE_STARTS = ("https://www.googleapis.com/auth/", "https://spreadsheets.google.com/feeds", "openid", "email")
HOUR, SKEW = 3600, 300
BAD_TIME = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


class NoGrant(Exception):
    """No token for this."""

    def __init__(self, word: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.body: Json = {"error": word, "error_description": description}


@dataclass(frozen=True, slots=True)
class Grant:
    """Who a token speaks for, what it may, and until when."""

    email: str
    scopes: frozenset[str]
    expires: float


@dataclass(slots=True)
class Tokens:
    """The accounts that are known, and every token given out."""

    clock: Callable[[], float]
    chance: random.Random
    accounts: dict[str, RSAPublicKey] = field(default_factory=dict)  # by address
    issued: dict[str, Grant] = field(default_factory=dict)
    refreshable: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)  # refresh token -> address, scopes
    codes: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    audiences: set[str] = field(default_factory=lambda: set(AUDIENCES))
    lifetime: int = HOUR

    def grant(self, form: Mapping[str, str]) -> Json:
        """Answer a request for a token, or raise NoGrant."""
        kind = form.get("grant_type", "")
        if kind == JWT_GRANT:
            email, scopes = self.note(form.get("assertion", ""))
            return self.token(email, scopes)
        if kind == "refresh_token":
            return self.refreshed(form)
        if kind == "authorization_code":
            return self.exchanged(form)
        raise NoGrant("unsupported_grant_type", f"Invalid grant_type: {kind}")

    def token(self, email: str, scopes: frozenset[str]) -> Json:
        """Give out a new token."""
        token = "ya29.c." + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=40))
        self.issued[token] = Grant(email, scopes, self.clock() + self.lifetime)
        return {"access_token": token, "expires_in": self.lifetime - 1, "token_type": "Bearer"}

    def note(self, text: str) -> tuple[str, frozenset[str]]:
        """Check a signed note: who it is from and what it asks for."""
        head, claims, signed, signature = opened(text)
        if head.get("alg") != "RS256":
            raise NoGrant("invalid_grant", "Invalid JWT: Unsupported algorithm.")
        email = str(claims.get("iss", ""))
        if email not in self.accounts:
            raise NoGrant("invalid_grant", "Invalid grant: account not found")
        if not verified(self.accounts[email], signature, signed):
            raise NoGrant("invalid_grant", "Invalid JWT Signature.")
        if claims.get("aud") not in self.audiences:
            raise NoGrant("invalid_grant", "Invalid JWT: Failed audience check.")
        self.check_times(claims)
        return email, asked_scopes(str(claims.get("scope", "")))

    def check_times(self, claims: Mapping[str, Any]) -> None:
        """Refuse a note from another time, or for too long."""
        made, ends, now = claims.get("iat"), claims.get("exp"), self.clock()
        if not isinstance(made, int | float) or not isinstance(ends, int | float):
            raise NoGrant("invalid_grant", BAD_TIME)
        if made > now + SKEW or ends < now - SKEW or ends <= made or ends - made > HOUR + SKEW:
            raise NoGrant("invalid_grant", BAD_TIME)

    def refreshed(self, form: Mapping[str, str]) -> Json:
        """Give a new token for a refresh token."""
        check_client(form)
        known = self.refreshable.get(form.get("refresh_token", ""))
        if known is None:
            raise NoGrant("invalid_grant", "Token has been expired or revoked.")
        email, scopes = known
        return {**self.token(email, scopes), "scope": " ".join(sorted(scopes))}

    def exchanged(self, form: Mapping[str, str]) -> Json:
        """Give a token and a refresh token for the code a person's browser brought back; a code works once."""
        check_client(form)
        known = self.codes.pop(form.get("code", ""), None)
        if known is None:
            raise NoGrant("invalid_grant", "Malformed auth code.")
        email, scopes = known
        refresh = self.person(email, scopes)
        return {**self.token(email, scopes), "refresh_token": refresh, "scope": " ".join(sorted(scopes))}

    def person(self, email: str, scopes: frozenset[str]) -> str:
        """Make a refresh token for a person who agreed."""
        refresh = "1//0" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=40))
        self.refreshable[refresh] = (email, scopes)
        return refresh

    def agreed(self, query: Mapping[str, str]) -> str:
        """Answer the page where a person agrees: the address their browser is sent back to."""
        code = "4/0" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30))
        self.codes[code] = (PERSON, asked_scopes(query.get("scope", "")))
        back = {"code": code, "scope": query.get("scope", "")}
        if "state" in query:
            back["state"] = query["state"]
        return f"{query.get('redirect_uri', '')}?{urlencode(back)}"

    def revoke(self, token: str) -> None:
        """Take back a token, or a refresh token with all that came of it."""
        if token in self.refreshable:
            email, _ = self.refreshable.pop(token)
            self.issued = {name: grant for name, grant in self.issued.items() if grant.email != email}
        self.issued.pop(token, None)

    def revoke_all(self) -> None:
        """Take back every token given out so far; refresh tokens and keys still work."""
        self.issued.clear()

    def holder(self, token: str) -> Grant | None:
        """Say who a token speaks for, if it still does."""
        grant = self.issued.get(token)
        return grant if grant and grant.expires > self.clock() else None


def check_client(form: Mapping[str, str]) -> None:
    """Refuse a program nobody registered."""
    if form.get("client_id") != CLIENT_ID:
        raise NoGrant("invalid_client", "The OAuth client was not found.", 401)
    if form.get("client_secret") != CLIENT_SECRET:
        raise NoGrant("invalid_client", "Unauthorized", 401)


def asked_scopes(text: str) -> frozenset[str]:
    """Read the scopes asked for."""
    scopes = frozenset(text.split())
    if not scopes or not all(scope.startswith(SCOPE_STARTS) for scope in scopes):
        raise NoGrant("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
    return scopes


def opened(text: str) -> tuple[Json, Json, bytes, bytes]:
    """Take a signed note apart: head, claims, what was signed, the signature."""
    try:
        head, claims, signature = text.split(".")
        parts: list[Json] = [json.loads(unpacked(part)) for part in (head, claims)]
        return parts[0], parts[1], f"{head}.{claims}".encode(), unpacked(signature)
    except (ValueError, binascii.Error) as problem:
        raise NoGrant("invalid_grant", "Invalid JWT: Not a valid assertion.") from problem


def unpacked(part: str) -> bytes:
    """Read base64 as the web writes it, without its padding."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def verified(key: RSAPublicKey, signature: bytes, signed: bytes) -> bool:
    """Whether the owner of the key signed this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        key.verify(signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def new_key() -> RSAPrivateKey:
    """Make a key; a short one, for each client checks it anew, and a long one takes seven times as long."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def service_account(key: RSAPrivateKey, base: str, email: str = EMAIL) -> Json:
    """Give what stands in a service account's key file, its token address pointing at the server."""
    from cryptography.hazmat.primitives import serialization as written

    pem = key.private_bytes(written.Encoding.PEM, written.PrivateFormat.PKCS8, written.NoEncryption())
    return {
        "type": "service_account",
        "project_id": PROJECT,
        "private_key_id": KEY_ID,
        "private_key": pem.decode(),
        "client_email": email,
        "client_id": "100000000000000000001",
        "auth_uri": f"{base}/o/oauth2/auth",
        "token_uri": f"{base}/token",
        "universe_domain": "googleapis.com",
    }


def desktop_client(base: str) -> Json:
    """Give what stands in the file of an OAuth desktop client."""
    about = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "project_id": PROJECT}
    ends = {"auth_uri": f"{base}/o/oauth2/auth", "token_uri": f"{base}/token", "redirect_uris": ["http://localhost"]}
    return {"installed": {**about, **ends}}

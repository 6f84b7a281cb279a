"""The clicks in Google's console, in order: read out one by one, or printed for a friend."""

from __future__ import annotations

from coalition_sheets.frozen import frozen

CONSOLE = "https://console.cloud.google.com"


@frozen
class Step:
    """One thing to do: what it is, and its clicks in order."""

    title: str
    clicks: tuple[str, ...]


PROJECT = Step(
    "Make a project",
    (
        f"Open {CONSOLE}/projectcreate and sign in with any Google account. It costs nothing and asks for no card.",
        "Project name: Coalition. Press Create, and wait until it is there.",
    ),
)
SWITCH_ON = Step(
    "Switch on Google Sheets",
    (
        f"Open {CONSOLE}/apis/library/sheets.googleapis.com",
        "See that “Coalition” stands at the top. If not, choose it there.",
        "Press Enable.",
    ),
)
ACCOUNT = Step(
    "Make the toolkit's own account (Google calls it a service account)",
    (
        f"Open {CONSOLE}/iam-admin/serviceaccounts and press Create service account.",
        "Name: coalition. Press Create and continue.",
        "It asks about roles and access: choose nothing, press Continue, then Done.",
    ),
)
KEY = Step(
    "Make its key",
    (
        "Click on the account you just made, then on Keys.",
        "Press Add key, then Create new key. Choose JSON, and press Create.",
        "A file that ends in .json is downloaded. Whoever has it can open what you share with the account.",
        "Does Google say that keys are not allowed? Your work or school forbids them: use a private Google account.",
    ),
)
WITH_KEY = (PROJECT, SWITCH_ON, ACCOUNT, KEY)
"""The way we recommend: an account of the toolkit's own, which sees only what is shared with it."""

CONSENT = Step(
    "Say who may sign in",
    (
        f"Open {CONSOLE}/auth/overview and press Get started.",
        "App name: Coalition. Your own address, twice. Audience: External. Press Create.",
        f"Open {CONSOLE}/auth/audience and press Publish app.",
        "Do not leave that out: while it says Testing, Google ends your sign-in after 7 days, every time.",
    ),
)
CLIENT = Step(
    "Make a way to sign in",
    (
        f"Open {CONSOLE}/auth/clients and press Create client.",
        "Kind: Desktop app. Name: coalition. Press Create, then Download JSON.",
    ),
)
AS_YOURSELF = (PROJECT, SWITCH_ON, CONSENT, CLIENT)
"""The other way: as oneself, with all that one may see."""


def numbered(steps: tuple[Step, ...]) -> str:
    """Return steps as a list to read or to print."""
    parts = []
    for number, step in enumerate(steps, 1):
        parts += [f"{number}. {step.title}", *(f"   - {click}" for click in step.clicks), ""]
    return "\n".join(parts).rstrip()


FRIEND = """\
Could you do this for our coalition? It takes ten minutes, once, and costs nothing.
It makes a key with which our computer can open one Google Sheet that we choose, and nothing else.

{steps}

5. Bring us the file
   - Put it on a USB stick, or into a password manager we share. Not into a mail or a chat: it is a key.
   - When we have it, delete it from your computer, from the bin, too.

Then we run this where the workbook is used, and it asks for the file:

   coalition connect google

Thank you!
"""


def for_a_friend() -> str:
    """Return all steps as a page to hand on."""
    return FRIEND.format(steps=numbered(WITH_KEY))

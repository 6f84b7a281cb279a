"""Words that blame or command: no text for people has them."""

from __future__ import annotations

import re

BLAMES = re.compile(
    r"\b(?:failed to|fail to|failure|you forgot|forgot|neglect\w*|careless\w*|sloppy|lazy"
    r"|(?:is|are|was) wrong|wrong (?:value|type|format|way)|invalid|illegal|incorrect\w*"
    r"|bad (?:value|data|input|row|cell)|your fault|your mistake|you should have|you must|must have"
    r"|overdue|delinquent|violat\w+|non-?complian\w+)\b|\breminder:",
    re.IGNORECASE,
)

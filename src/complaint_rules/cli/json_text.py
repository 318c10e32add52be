"""An answer as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["as_json"]


def as_json(data: dict[str, Any]) -> str:
    """Return data as JSON in which every letter is escaped that is none to a reader, or a command to a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return re.sub(r"[^\n -~]", lambda one: one[0] if one[0].isprintable() else json.dumps(one[0])[1:-1], text)

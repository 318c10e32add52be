"""A snapshot or a procedure as a person reads it: plain text, Markdown, or a diagram."""

from __future__ import annotations

from complaint_rules.show.markdown import markdown
from complaint_rules.show.mermaid import mermaid
from complaint_rules.show.text import text

__all__ = ["markdown", "mermaid", "text"]

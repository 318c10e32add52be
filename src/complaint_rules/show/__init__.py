"""A snapshot, a record or a procedure as a person reads it: plain text, Markdown, a picture or a diagram."""

from __future__ import annotations

from complaint_rules.show.dot import dot
from complaint_rules.show.markdown import markdown
from complaint_rules.show.mermaid import mermaid
from complaint_rules.show.notebook import bundle
from complaint_rules.show.text import text
from complaint_rules.show.timeline import timeline

__all__ = ["bundle", "dot", "markdown", "mermaid", "text", "timeline"]

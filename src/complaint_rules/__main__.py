"""`python -m complaint_rules` is the command `complaint-rules`."""

from __future__ import annotations

import sys

from complaint_rules.cli import main

if __name__ == "__main__":
    sys.exit(main())

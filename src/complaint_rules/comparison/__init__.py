"""
A local procedure compared with the scheme it sits under, rule by rule with both texts.

`records` holds what a comparison comes to; `columns` reads a limit for every start day, `outcomes` tabulates two of
them, `words` puts it in sentences; `texts` says which rule answers to which; `windows`, `time_limits`, `duties`,
`extensions` and `provisions` each compare rules of one kind, and `clocks` holds what those with a clock share.
"""

from complaint_rules.comparison.comparing import compare
from complaint_rules.comparison.records import Comparison, Difference, Example, ReadingDifference, Relation, Share

__all__ = ["Comparison", "Difference", "Example", "ReadingDifference", "Relation", "Share", "compare"]

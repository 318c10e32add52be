"""
A local procedure compared with the scheme it sits under, rule by rule with both texts.

`records` holds what a comparison comes to; `columns` reads a limit for every start day, `outcomes` tabulates two of
them, `words` puts it in sentences; `texts`, `clocks` and `provisions` say which rule answers to which.
"""

from complaint_rules.comparison.comparing import compare
from complaint_rules.comparison.records import Comparison, Difference, Example, ReadingDifference, Relation, Share

__all__ = ["Comparison", "Difference", "Example", "ReadingDifference", "Relation", "Share", "compare"]

"""How near extracted dispatches come to annotated ones, field by field."""

from congvan.evaluation.compare import Comparison, compare
from congvan.evaluation.evaluate import Evaluation, evaluate
from congvan.evaluation.tally import Tally

__all__ = ["Comparison", "Evaluation", "Tally", "compare", "evaluate"]

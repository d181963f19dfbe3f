"""How near extracted dispatches come to annotated ones, field by field."""

from congvan.evaluation.evaluate import Evaluation, evaluate
from congvan.evaluation.tally import Tally

__all__ = ["Evaluation", "Tally", "evaluate"]

"""One module per entity; import tables from here."""

from .audit import AuditEntry
from .country import CarbonIntensity, Country
from .evaluation import Evaluation
from .import_record import ImportRecord
from .information import InformationField, InformationValue
from .label_count import LabelCount
from .measurement import Measurement
from .metric import Metric
from .model import Model, Task
from .rating import Rating
from .rating_class import RatingClass
from .rating_scheme import CutPoints, RatingScheme, SchemeMetric
from .tool import Tool, ToolMapping
from .user import User
from .vocabulary import Direction, EvaluationSource, EvaluationStatus, Origin, Phase, SchemeStatus

__all__ = [
    "AuditEntry",
    "CarbonIntensity",
    "Country",
    "CutPoints",
    "Direction",
    "Evaluation",
    "EvaluationSource",
    "EvaluationStatus",
    "ImportRecord",
    "InformationField",
    "InformationValue",
    "LabelCount",
    "Measurement",
    "Metric",
    "Model",
    "Origin",
    "Phase",
    "Rating",
    "RatingClass",
    "RatingScheme",
    "SchemeMetric",
    "SchemeStatus",
    "Task",
    "Tool",
    "ToolMapping",
    "User",
]

"""The closed vocabularies that several tables share."""

from django.db import models


class Phase(models.TextChoices):
    """Which part of a model's life an evaluation assesses."""

    TRAINING = "training", "Training"
    INFERENCE = "inference", "Inference"


class Direction(models.TextChoices):
    """Which end of a metric is the efficient one."""

    LOWER_IS_BETTER = "lower_is_better", "Lower is better"
    HIGHER_IS_BETTER = "higher_is_better", "Higher is better"


class Origin(models.TextChoices):
    """How a value came to be known."""

    MEASURED = "measured", "Measured"
    REPORTED = "reported", "Reported"
    ESTIMATED = "estimated", "Estimated"
    DERIVED = "derived", "Derived"


class EvaluationSource(models.TextChoices):
    """By which way an evaluation came in."""

    FORM = "form", "Form"
    FILE = "file", "File"
    API = "api", "API"
    ENDPOINT = "endpoint", "Endpoint"
    PROVIDER = "provider", "Provider"
    DEMONSTRATION = "demonstration", "Demonstration"


class EvaluationStatus(models.TextChoices):
    """What the moderators say of an evaluation."""

    SELF_DECLARED = "self_declared", "Self-declared"
    VERIFIED = "verified", "Verified"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"


class SchemeStatus(models.TextChoices):
    """A scheme is edited as a draft and never again once published."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"

"""Faults of ClaimReview: what search engines refuse, and what they would rather have."""

from workbench.export.lint.linting import Linted, LintProfile, lint_desk, lint_file
from workbench.export.lint.problems import RULES, SITE_ADVICE, Problem, Rule

__all__ = [
    "RULES",
    "SITE_ADVICE",
    "LintProfile",
    "Linted",
    "Problem",
    "Rule",
    "lint_desk",
    "lint_file",
]

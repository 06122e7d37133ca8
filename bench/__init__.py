"""Runners that measure quality and speed; figures go to ``docs/benchmarks.md``."""

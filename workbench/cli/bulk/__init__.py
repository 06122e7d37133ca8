"""Many articles in: read and cut by several processes, put on the desk by one, in their order.

What comes of it is the same however many processes there are, and where it was stopped it goes on.
"""

from workbench.cli.bulk.hands import Asked
from workbench.cli.bulk.running import ingest_all, passed_over

__all__ = ["Asked", "ingest_all", "passed_over"]

"""Text in: files, bytes or strings become an ``Article`` with its title, dateline and headings."""

from workbench.reading.intake import DEFAULT_LIMIT, read, read_bytes
from workbench.reading.layout import read_text

__all__ = ["DEFAULT_LIMIT", "read", "read_bytes", "read_text"]

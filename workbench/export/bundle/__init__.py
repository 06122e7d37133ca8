"""A case as one file: written, checked anywhere, taken in by another desk."""

from workbench.export.bundle.checking import Checked, check_bundle
from workbench.export.bundle.importing import import_bundle
from workbench.export.bundle.writing import Written, write_bundle

__all__ = ["Checked", "Written", "check_bundle", "import_bundle", "write_bundle"]

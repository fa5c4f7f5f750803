"""The lists of the person's own tags and feeling words, to be put in order."""

from companion.ui.naming.feeling_editor import FeelingEditor
from companion.ui.naming.tag_editor import TagEditor

__all__ = ["FeelingEditor", "TagEditor"]

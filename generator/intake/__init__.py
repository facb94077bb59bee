"""The intake: a file of the author becomes a tree of text in which every value knows its position.

**Why:** YAML would turn ``14:15`` into 855 and ``NO`` into false before anybody could ask which field it stands
in. Here all scalars stay text; the model converts them field by field, and can say where each one was typed.
"""

from generator.intake.kinds import KINDS
from generator.intake.reading import read_source
from generator.intake.source import Limits, Source, Tree
from generator.intake.yaml_reader import read_yaml

__all__ = ["KINDS", "Limits", "Source", "Tree", "read_source", "read_yaml"]

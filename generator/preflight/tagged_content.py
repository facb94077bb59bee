"""Everything a page paints is either tagged, and so read aloud, or an artifact (ISO 14289-1 7.1).

**Why a check of our own:** `page-validation` 0.11 accepts text whose tag leads to no element, and text within form XObjects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.preflight.syntax import encrypted, plain
from generator.preflight.verdict import Failure, Verdict

_PAINTING = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"])
_STANDARD, _NAME = "tagged content", "tagged-content check"
_DEEPEST = 12
"""Forms within forms; a file that nests deeper, or in a circle, is not one of ours."""


def check_tagged_content(content: bytes) -> Verdict:
    """Whether each painting operator stands in an artifact, or in marked content that leads to an element in the tree."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            untagged = Counter(_Pages(pdf).untagged())
    except pikepdf.PasswordError:
        return encrypted(_STANDARD, _NAME)
    except pikepdf.PdfError as error:
        return Verdict(_STANDARD, _NAME, passed=False, failures=(Failure("unreadable", plain(error)),))
    failures = tuple(
        Failure("untagged content", f"{place} paints what is neither tagged nor an artifact", count)
        for place, count in untagged.items()
    )
    return Verdict(_STANDARD, _NAME, not failures, failures)


class _Pages:
    def __init__(self, pdf: Any) -> None:
        import pikepdf

        self.pikepdf, self.pdf = pikepdf, pdf
        root = pdf.Root.get("/StructTreeRoot")
        self.reachable = set() if root is None else set(_below(root, pikepdf))
        self.owners = None if root is None or "/ParentTree" not in root else pikepdf.NumberTree(root.ParentTree)

    def untagged(self) -> Iterator[str]:
        """One text for each operator that paints untagged: where it is."""
        for number, page in enumerate(self.pdf.pages, 1):
            yield from self._scan(page.obj, f"page {number}", tagged=False, depth=0)

    def _scan(self, painted: Any, place: str, *, tagged: bool, depth: int) -> Iterator[str]:
        resources = painted.get("/Resources", {})
        key = int(painted.get("/StructParents", -1))
        stack = [tagged]
        for instruction in self.pikepdf.parse_content_stream(painted):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                stack.append(self._is_tagged(operands, resources, key, within=stack[-1]))
            elif operator == "EMC" and len(stack) > 1:
                stack.pop()
            elif operator == "Do":
                yield from self._drawn(resources, str(operands[0]), place, tagged=stack[-1], depth=depth)
            elif operator in _PAINTING and not stack[-1]:
                yield place

    def _drawn(self, resources: Any, name: str, place: str, *, tagged: bool, depth: int) -> Iterator[str]:
        drawn = resources["/XObject"][name]
        if drawn.get("/Subtype") == "/Form" and depth < _DEEPEST:
            yield from self._scan(drawn, f"{place}, form {name[1:]}", tagged=tagged, depth=depth + 1)
        elif not tagged:
            yield place

    def _is_tagged(self, operands: Any, resources: Any, key: int, *, within: bool) -> bool:
        if str(operands[0]) == "/Artifact":
            return True
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, self.pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties), {})
        return self._leads_to_element(key, int(properties["/MCID"])) if "/MCID" in properties else within

    def _leads_to_element(self, key: int, mcid: int) -> bool:
        if self.owners is None or key not in self.owners:
            return False
        row = self.owners[key]
        if not isinstance(row, self.pikepdf.Array) or not 0 <= mcid < len(row):
            return False
        return isinstance(row[mcid], self.pikepdf.Dictionary) and row[mcid].objgen in self.reachable


def _below(root: Any, pikepdf: Any) -> Iterator[tuple[int, int]]:
    """The object numbers of all elements of a structure tree, each once."""
    waiting, seen = [root], set()
    while waiting:
        kids = waiting.pop().get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.objgen not in seen:
                seen.add(kid.objgen)
                waiting.append(kid)
                yield kid.objgen

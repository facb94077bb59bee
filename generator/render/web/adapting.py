"""Makes the composed body fit any screen: tables that become cards on a phone or scroll by themselves, headings to link to.

Texts stay as they are and where they are; what is added are attributes, frames and empty links.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.document.tree import full_text

SCROLLING = frozenset({"data"})
"""Tables of many numbers: they keep their columns and scroll sideways in a frame of their own."""

_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
_HEADS = {"col": "columnheader", "row": "rowheader"}


def adapt(body: Element) -> None:
    """Change the tree of a body in place."""
    for parent in list(body.iter()):
        for place, child in enumerate(parent):
            if child.tag == "table" and child.get("class") in SCROLLING:
                parent[place] = _framed(child)
            elif child.tag == "table":
                _restack(child)
            elif child.tag in ("h2", "h3", "h4") and (target := child.get("id")):
                link = {"class": "anchor", "href": f"#{target}", "tabindex": "-1", "aria-hidden": "true"}
                child.append(Element("a", link))
            elif child.tag == "nav":
                _fold(child)
            elif child.tag == "a":
                _tell_address(child)


def _tell_address(link: Element) -> None:
    """Paper shows where a link leads that does not say so itself."""
    address = link.get("href", "")
    if not address.startswith("#") and address not in full_text(link):
        link.set("data-address", address)


def _framed(table: Element) -> Element:
    """A wide table in a frame that scrolls, can be reached by keyboard and has the name of the table."""
    frame = Element("div", {"class": "scroll", "role": "region", "tabindex": "0"})
    caption = table.find("caption")
    if caption is not None:
        caption.set("id", f"{table.get('id')}-caption")
        frame.set("aria-labelledby", caption.get("id", ""))
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    return frame


def _restack(table: Element) -> None:
    """Prepare a table to be laid out as cards: each cell knows its head, and what it is where it is laid out as a block."""
    table.set("role", "table")
    heads = [full_text(cell) for row in table.iterfind("thead/tr") for cell in row]
    for element in table.iter():
        if element.tag == "th":
            element.set("role", _HEADS.get(element.get("scope", ""), "cell"))
        elif element.tag in _ROLES:
            element.set("role", _ROLES[element.tag])
    for row in table.iterfind("tbody/tr"):
        if len(row) == len(heads):
            for cell, head in zip(row, heads, strict=True):
                if head:
                    cell.set("data-label", head)


def _fold(nav: Element) -> None:
    """A list of contents that can be folded away; its title is what unfolds it, and its name."""
    title = nav.find("p")
    if title is None:
        return
    nav.set("aria-label", full_text(title))
    nav.set("id", f"list-of-{nav.get('class')}")
    details = Element("details", {"open": "open"} if nav.get("class") == "contents" else {})
    title.tag = "summary"
    details.extend(list(nav))
    nav[:] = [details]

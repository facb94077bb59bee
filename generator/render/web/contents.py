"""The contents beside the text: a list of links that stays in view, and a few lines of script that mark where the reader is.

Without the script it is the same list, all of it unfolded. The script is named by its SHA-256 in the page's policy, so that
no other can run.
"""

from __future__ import annotations

from base64 import b64encode
from copy import deepcopy
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement

from generator.document.tree import full_text

SCRIPT = """
(function () {
  var nav = document.querySelector("nav.side"), links = nav ? Array.from(nav.querySelectorAll("a")) : [], waiting = false;
  var heads = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var current = -2;
  if (!links.length) { return; }
  nav.classList.add("follows");
  function mark() {
    var at = -1, line = Math.min(window.innerHeight / 3, 240), section;
    waiting = false;
    heads.forEach(function (head, i) { if (head && head.getBoundingClientRect().top <= line) { at = i; } });
    if (at === current) { return; }
    current = at;
    section = at < 0 ? null : links[at].closest(".section");
    links.forEach(function (link, i) {
      if (i === at) { link.setAttribute("aria-current", "location"); } else { link.removeAttribute("aria-current"); }
    });
    nav.querySelectorAll(".section").forEach(function (each) { each.classList.toggle("here", each === section); });
    nav.scrollTop = at < 0 ? 0 : Math.max(0, links[at].offsetTop - nav.clientHeight / 2);
  }
  function soon() { if (!waiting) { waiting = true; window.requestAnimationFrame(mark); } }
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  mark();
}());
"""
"""Which heading was scrolled past last; no animation, no storage, nothing but attributes and classes of this list."""


def script_digest() -> str:
    """How the policy of the page names the script."""
    return f"sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}"


def side_contents(contents: Element) -> Element:
    """The list beside the text, from the contents (`<nav class="contents">`): sections, and in each its headings.

    Words in another language than the page's keep their mark.
    """
    title, entries = contents.find("p"), contents.findall("ol/li")
    side = Element("nav", {"class": "side", "aria-label": full_text(title) if title is not None else ""})
    if title is not None:
        side.append(_copied(title, "p"))
    sections = SubElement(side, "ol")
    section = None
    for entry in entries:
        if section is None or entry.get("class") == "level-1":
            section = SubElement(sections, "li", {"class": "section"})
            section.extend(deepcopy(list(entry)))
        else:
            inner = section.find("ol")
            inner = SubElement(section, "ol") if inner is None else inner
            SubElement(inner, "li").extend(deepcopy(list(entry)))
    return side


def _copied(element: Element, tag: str) -> Element:
    copy = deepcopy(element)
    copy.tag = tag
    copy.attrib.pop("class", None)
    return copy

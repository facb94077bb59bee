"""The steps from what WeasyPrint writes to a file that is PDF/A-3a and PDF/UA-1, each with the clause it serves.

A step is there only as long as it is needed: `tests/render/conformance/test_steps.py` leaves each out in turn and fails when
nobody misses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf

from generator.render.conformance import (
    contents,
    copied_text,
    identification,
    joining,
    links,
    lists,
    tables,
    vocabulary,
)
from generator.render.conformance.origins import Origins, recorded
from generator.render.conformance.stream_ends import plain_stream_ends
from generator.render.conformance.structure import Structure


@dataclass(frozen=True, slots=True)
class Step:
    """One repair: what it does, the clause that asks for it, and how; `run` returns how often it had something to do."""

    name: str
    clause: str
    run: Callable[[Structure, Origins], int]


STEPS: tuple[Step, ...] = (
    Step("outer links", "ISO 32000-1 14.8.4.4.2", links.keep_outer_links),
    Step("nested lists", "ISO 14289-1 7.1; ISO 32000-1 14.8.4.3.3", lists.put_nested_lists_into_items),
    Step("fragments", "ISO 32000-1 14.7.2; ISO 14289-1 7.1", joining.join_fragments),
    Step("furniture", "ISO 14289-1 7.1; ISO 32000-1 14.8.2.2.2", contents.set_furniture_aside),
    Step("list items", "ISO 14289-1 7.6; ISO 32000-1 14.8.4.3.3", lists.give_items_bodies),
    Step("list labels", "ISO 14289-1 7.6; ISO 32000-1 14.8.5.5", lists.name_labels),
    Step("types", "ISO 14289-1 7.1; ISO 32000-1 14.8.4", vocabulary.name_types),
    Step("languages", "ISO 14289-1 7.2; ISO 32000-1 14.9.2", contents.name_languages),
    Step("text", "ISO 32000-1 14.8.4.4", vocabulary.lift_text),
    Step("table headers", "ISO 14289-1 7.5; ISO 32000-1 14.8.5.7", tables.relate_cells_to_headers),
    Step("link texts", "ISO 14289-1 7.18.5; ISO 32000-1 14.9.3", links.say_what_links_read),
    Step("figure boxes", "ISO 14289-1 7.3; ISO 32000-1 14.8.5.4.3", contents.measure_figures_in_points),
    Step("interpolation", "ISO 19005-3 6.2.8", contents.leave_pictures_as_they_are),
    Step("glyphs", "ISO 19005-3 6.2.11.7.2; ISO 14289-1 7.21.7", copied_text.give_every_glyph_a_character),
    Step("written text", "ISO 32000-1 14.9.4; ISO 14289-1 7.2", copied_text.say_what_is_written),
    Step("identification", "ISO 14289-1 5; ISO 19005-3 6.6.2.3", identification.identify_as_pdf_ua),
)
"""In the order they run: what later steps read has been joined and set right by then."""


@contextmanager
def conforming(steps: Sequence[Step] = STEPS) -> Iterator[Callable[[Any, pydyf.PDF], dict[str, int]]]:
    """Gives the finisher for one PDF that is written within: it runs the steps, and says how often each had something to do."""
    with recorded() as origins, plain_stream_ends():

        def finish(_document: Any, pdf: pydyf.PDF) -> dict[str, int]:
            structure = Structure(pdf)
            done = {step.name: step.run(structure, origins) for step in steps}
            structure.close()
            return done

        yield finish

"""The only door to Jinja2: a strict, autoescaping, sandboxed environment over the `templates/` folder.

**Why sandboxed:** templates are edited by people who are no programmers and come with brands of other people; a template can
read the document context and nothing else. Every value is escaped; a name that does not exist is an error, not an empty place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.document import kinds
from generator.errors import TemplateWrong
from generator.findings import FindingKind, Position

_SKIPPED_OR_TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(?P<tag>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])", re.DOTALL)


class _Folder(BaseLoader):
    """Templates of one folder by plain relative names; nothing above it is reachable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, _environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        name = PurePosixPath(template)
        path = self.folder / name
        if name.is_absolute() or ".." in name.parts or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), template, lambda: True


class _Positions(Extension):
    """Marks every start tag with the template and line it is written at, for the rendering that looks for a mistake."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja2's signature)
        """The source with ``data-at="name:line"`` on every element."""

        def marked(match: re.Match[str]) -> str:
            if not match["tag"]:
                return match[0]
            return f'{match[0]} data-at="{name}:{source.count(chr(10), 0, match.start()) + 1}"'

        return _SKIPPED_OR_TAG.sub(marked, source)


class Templates:
    """The templates of a folder, with the filters they may use."""

    def __init__(
        self,
        folder: Path,
        filters: Mapping[str, Callable[..., Any]],
        tests: Mapping[str, Callable[..., bool]],
        *,
        with_positions: bool = False,
    ) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=_Folder(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[_Positions] if with_positions else [],
        )
        self._environment.globals.clear()
        self._environment.filters.update(filters)
        self._environment.tests.update(tests)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """One template, rendered.

        Raises:
            TemplateWrong: the template is missing, can not be read, or uses a name that does not exist; with its line.
        """
        try:
            return self._environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            raise _wrong(kinds.TEMPLATE_SYNTAX, str(error.message), error.name or name, error.lineno) from error
        except TemplateNotFound as error:
            raise _wrong(kinds.TEMPLATE_MISSING, f"there is no template {error.name}", name, 1) from error
        except UndefinedError as error:
            raise _wrong(kinds.TEMPLATE_UNDEFINED, str(error.message), *_place(error, name)) from error
        except (SecurityError, TemplateRuntimeError, TypeError, ValueError, AttributeError, KeyError) as error:
            raise _wrong(kinds.TEMPLATE_FAILED, f"{type(error).__name__}: {error}", *_place(error, name)) from error


def is_missing(value: object) -> bool:
    """Whether a template's value is not there: what its author did not record."""
    return (
        isinstance(value, Undefined) or value is None or value == "" or (isinstance(value, list | tuple) and not value)
    )


def _place(error: BaseException, fallback: str) -> tuple[str, int]:
    """The innermost template line of a traceback; Jinja2 rewrites frames so that they name template and line."""
    name, line = fallback, 1
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            name, line = file, traceback.tb_lineno
        traceback = traceback.tb_next
    return name, line


def _wrong(kind: FindingKind, message: str, name: str, line: int) -> TemplateWrong:
    finding = kind.at(message, position=Position(f"templates/{name}", line, 1))
    return TemplateWrong("a template can not be rendered", findings=[finding])

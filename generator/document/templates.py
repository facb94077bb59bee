"""The only door to Jinja2: a strict, autoescaping, sandboxed environment over the `templates/` folder.

**Why sandboxed:** templates are edited by people who are no programmers and come with brands of other people; a template can
read the document context and nothing else. Every value is escaped; a name that does not exist is an error, not an empty place.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.document import kinds
from generator.document.words import WordsWrong
from generator.errors import TemplateWrong
from generator.findings import FindingKind, Position

BUILT_IN = frozenset({
    "capitalize", "default", "first", "groupby", "join", "last", "length", "list", "lower", "map", "reject", "rejectattr",
    "replace", "reverse", "select", "selectattr", "sort", "trim", "unique", "upper",
})  # fmt: skip
"""The filters of Jinja2 that stay. The others do arithmetic, or would let a text in as markup (`safe`, `tojson`, `urlize`)."""

_SKIPPED_OR_TAG = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<(?P<tag>[A-Za-z][A-Za-z0-9]*)(?=[\s/>{])|(?P<end></)", re.DOTALL
)
_START = re.compile(r"<[A-Za-z][A-Za-z0-9]*")
_CLASS = re.compile(r"'generator\.[\w.]+\.(\w+) object'")


class _Folder(BaseLoader):
    """Templates of one folder by plain relative names; nothing above it is reachable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, _environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        name = PurePosixPath(template)
        path = self.folder / name
        if name.is_absolute() or ".." in name.parts or not path.is_file():
            raise TemplateNotFound(template)
        content = path.read_bytes()
        try:
            return content.decode("utf-8"), template, lambda: True
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("the file is not UTF-8 here", line, template) from error


_CLOSED_BY_END = frozenset({"if", "for", "macro", "call", "filter", "with", "block"})


class _Statements(Extension):
    """Refuses ``{% autoescape %}``, for no template decides that a text is markup; says where a block begins that never ends."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens unchanged."""
        before, open_ = "", [("", 0)]
        for token in stream:
            statement = token.value if before == "block_begin" else ""
            if statement == "autoescape":
                raise TemplateSyntaxError("autoescape is not allowed", token.lineno, stream.name, stream.filename)
            if statement in _CLOSED_BY_END:
                open_.append((statement, token.lineno))
            elif statement == f"end{open_[-1][0]}":
                open_.pop()
            before = token.type
            yield token
        if open_[1:]:
            name, line = open_[-1]
            raise TemplateSyntaxError(f"{{% {name} %}} has no {{% end{name} %}}", line, stream.name, stream.filename)


class _Positions(Extension):
    """Marks every tag with the template and line it is written at, for the rendering that looks for a mistake."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja2's signature)
        """The source with ``data-at="name:line"`` in every start tag and ``<?at name:line?>`` before every end tag."""

        def marked(match: re.Match[str]) -> str:
            at = f"{name}:{source.count(chr(10), 0, match.start()) + 1}"
            if match["tag"]:
                return f'{match[0]} data-at="{at}"'
            return f"<?at {at}?>{match[0]}" if match["end"] else match[0]

        return _SKIPPED_OR_TAG.sub(marked, source)


def _with_position(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """A filter whose markup is marked with the template and line that uses it."""

    @functools.wraps(filter_)
    def marking(*values: Any, **options: Any) -> Any:
        made, frame = filter_(*values, **options), sys._getframe(1)
        template = frame.f_globals.get("__jinja_template__")
        if not isinstance(made, Markup) or template is None:
            return made
        at = f' data-at="{template.name}:{template.get_corresponding_lineno(frame.f_lineno)}"'
        return Markup(_START.sub(lambda match: match[0] + at, made))  # noqa: S704 (our own filter's markup, marked)

    return marking


class _Compiled(BytecodeCache):
    """What was compiled before in this process, by the text it was made from: many documents share their templates."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its text is known."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        self.known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = {True: _Compiled(), False: _Compiled()}
"""With the marks of `_Positions`, and without."""


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
            bytecode_cache=_COMPILED[with_positions],
            extensions=[_Statements, _Positions] if with_positions else [_Statements],
        )
        self._environment.globals.clear()
        self._environment.filters = {name: self._environment.filters[name] for name in BUILT_IN}
        self._environment.filters.update(
            {name: _with_position(each) for name, each in filters.items()} if with_positions else filters
        )
        self._environment.tests = dict(tests)

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
            raise _wrong(kinds.TEMPLATE_MISSING, f"there is no template {error.name}", *_place(error, name)) from error
        except UndefinedError as error:
            message = _CLASS.sub(r"\1", str(error.message))
            raise _wrong(kinds.TEMPLATE_UNDEFINED, message, *_place(error, name)) from error
        except WordsWrong as error:
            raise _wrong(kinds.TEMPLATE_UNDEFINED, str(error), *_place(error, name)) from error
        except (
            SecurityError, TemplateRuntimeError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError,
            RecursionError,
        ) as error:  # fmt: skip
            raise _wrong(kinds.TEMPLATE_FAILED, f"{type(error).__name__}: {error}", *_place(error, name)) from error


def is_missing(value: object) -> bool:
    """Whether a template's value is not there: what its author did not record. A name that does not exist is an error."""
    return value is None or value == "" or (isinstance(value, list | tuple) and not value)


def is_text(value: object) -> bool:
    """Whether a template's value is one text, and no list of texts."""
    return isinstance(_existing(value), str)


def _existing(value: object) -> object:
    if isinstance(value, Undefined):
        str(value)  # raises, with the name
    return value


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

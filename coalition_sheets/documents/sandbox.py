"""Templates run here: nothing but data to look at, a short list of filters, and a budget of steps and characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from types import CodeType
from typing import Any, cast

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2 import Environment as Jinja
from jinja2.environment import TemplateModule
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.ext import InternationalizationExtension
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.utils import missing as NOTHING
from markupsafe import Markup
from markupsafe import escape as escape_html

from coalition_sheets.documents import say
from coalition_sheets.documents.markdown import Markdown, escape, in_html, plain
from coalition_sheets.documents.speaking import Form, Sentences, filters, isolated
from coalition_sheets.documents.template import BrokenTemplate, Load, Shown, split
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import ENGLISH, Language, Ref, noted

LONGEST = 600
STEPS = 100_000
CHARACTERS = 4_000_000  # what a loop or macro prints is counted again where it is printed; 300 letters fit
TEMPLATE_SIZE = 100_000
_KEPT = (
    "count", "d", "default", "first", "groupby", "last", "length", "list", "lower", "capitalize", "map", "reject",
    "rejectattr", "select", "selectattr", "sort", "trim", "unique", "upper",
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "even", "odd", "in", "eq", "ne", "lt", "le", "gt", "ge", "true", "false")
_OPERATORS = frozenset(["+", "-", "*", "/", "//", "%", "**"])


class _Loader(BaseLoader):
    def __init__(self, load: Load) -> None:
        self.load_text = load

    def get_source(self, _environment: Jinja, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        try:
            text = self.load_text(template)
        except CoalitionError as problem:
            raise TemplateNotFound(template, problem.message) from problem
        return body_of(text), template, None


def body_of(text: str) -> str:
    """Return a template without its header, every line still at its number."""
    header, body = split(text)
    return "{#" + "\n" * (header.count("\n") + 3) + "-#}" + body if header else body


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one rendering: values are data, methods are out of reach, everything is counted."""

    intercepted_binops = _OPERATORS

    def __init__(self, load: Load, form: Form, language: Language = ENGLISH) -> None:
        super().__init__(
            extensions=[InternationalizationExtension],
            loader=_Loader(load),
            undefined=StrictUndefined,
            autoescape=form == "html",
            finalize=self.printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            cache_size=20,
        )
        self.form, self.language = form, language
        self.newstyle_gettext = True
        self.policies["ext.i18n.trimmed"] = True
        self.known: tuple[str, ...] = ()
        self.undefined = self.missing  # type: ignore[assignment]
        self.steps = STEPS
        self.characters = CHARACTERS
        given = self.filters
        self.filters = {name: given[name] for name in _KEPT} | {
            "join": self.joined, "concat": self.concatenated, "counted": self.counted,
        }  # fmt: skip
        self.filters |= filters(language)
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.sentences = Sentences(language, form, self.printed)
        self.globals = {"range": self.numbers, "namespace": Namespace, **self.sentences.names,
                        "comma": language.found("list", noted("list", ", "))}  # fmt: skip

    def missing(
        self, hint: str | None = None, obj: Any = NOTHING, name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> StrictUndefined:  # fmt: skip
        """Return what stands for a name that is not there: an error when used, which says what may be meant."""
        if hint is None and isinstance(name, str):
            found = self.known if obj is NOTHING else names_in(obj)
            near = get_close_matches(name, found, 2)
            hint = f"there is no “{name}” here." + (f" Did you mean {' or '.join(near)}?" if near else "")
        return StrictUndefined(hint, None if obj is NOTHING else obj, name, exc)

    def spend(self, steps: int = 1, characters: int = 0) -> None:
        """Count work done; raise where a template never seems to end."""
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0:
            raise SecurityError("it loops too often to be a page for people.")
        if self.characters < 0:
            raise SecurityError(f"it prints more than {CHARACTERS:,} characters.")

    def printed(self, value: object) -> str:
        """Return a value as it is printed: Markdown stays, other text is escaped, lists are refused."""
        text = self.text(value)
        if len(text) > LONGEST and self.form != "html" and not isinstance(text, (Markdown, Markup)):
            text = say.shortened(plain(text[: 2 * LONGEST]), LONGEST)
        if self.form == "markdown" and not isinstance(text, Markdown):
            text = self.escaped(text)
        elif not isinstance(text, (Markdown, Markup)):
            text = plain(text)
        self.spend(characters=len(text))
        return text

    def escaped(self, text: str) -> Markdown:
        """Return a text as Markdown that shows exactly these characters, apart where it runs against the page."""
        return Markdown(isolated(escape(text), self.language))

    def text(self, value: object) -> str:
        """Return one value as text; raise for a list or a whole row."""
        match value:
            case str():
                return value
            case Ref():
                return value.label
            case None:
                return ""
            case bool():
                return self.language.found("answer", noted("answer", "yes") if value else noted("answer", "no"))
            case int() | Fraction():
                return self.language.numeral(value)
            case date():
                return self.language.day(value)
            case time():
                return self.language.clock(value)
        if isinstance(value, StrictUndefined):
            return str(value)
        raise SecurityError("it prints a whole list or row; name one of its columns, or use `| join(', ')`.")

    def joined(self, parts: Iterable[object], between: str = "", attribute: str | None = None) -> str:
        """Filter `join`: the parts with something between them, each counted; Markdown parts stay Markdown."""
        found = [self.text(self.getattr(p, attribute) if attribute else p) for p in self.counted(parts)]
        if self.form == "markdown" and any(isinstance(p, Markdown) for p in found):
            text: str = Markdown(between.join(p if isinstance(p, Markdown) else self.escaped(p) for p in found))
        elif any(isinstance(p, Markup) for p in found):
            text = escape_html(between).join(found)
        else:
            text = between.join(found)
        self.spend(characters=len(text))
        return text

    def concatenated(self, parts: list[object]) -> str:
        """What `~` does: as `join` with nothing between."""
        return self.joined(parts)

    def counted(self, values: Iterable[Any], printed: int = 0) -> Iterator[Any]:
        """Yield values of a loop, each counted with the characters its body prints by itself."""
        for value in values:
            self.spend(1, printed)
            yield value

    def numbers(self, *bounds: int) -> range:
        """Return a range no longer than the budget."""
        found = range(*bounds)
        self.spend(len(found))
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return data by its name: a value of ours, never a method; a missing one is an error when used."""
        if isinstance(obj, Shown):
            return obj.look(attribute)
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if is_dataclass(obj) and (attribute in {f.name for f in fields(obj)} or _is_property(obj, attribute)):
            return getattr(obj, attribute)
        if isinstance(obj, tuple) and attribute in getattr(obj, "_fields", ()):
            return getattr(obj, attribute)
        if isinstance(obj, (LoopContext, Namespace, BlockReference, TemplateModule)) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or mapping; names work as with a dot."""
        if isinstance(argument, str) and not isinstance(obj, str):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Say yes to macros, loops, `range`, `namespace` and what speaks sentences, alone."""
        ours = (self.numbers, Namespace, *self.sentences.names.values())
        return isinstance(obj, (Macro, BlockReference, LoopContext)) or obj in ours or (
            getattr(obj, "__self__", None).__class__ is LoopContext and obj.__name__ in ("cycle", "changed")
        )  # fmt: skip

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what may be called, counted; what a macro gives back is Markdown already."""
        __self.spend()
        if isinstance(__obj, Undefined):
            str(__obj)  # says which name is missing, instead of that it cannot be called
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(__obj, (Macro, BlockReference, LoopContext)):
            __self.spend(characters=len(result))
            return Markdown(result) if __self.form == "markdown" else result
        return result

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate with numbers of ordinary size, join two texts or lists, and nothing else."""
        numbers = _ordinary(left) and _ordinary(right)
        if numbers and operator != "**":
            return super().call_binop(context, operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.joined([left, right])
        if operator == "+" and isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
            self.spend(len(left) + len(right))
            return [*left, *right]
        raise SecurityError(f"`{operator}` works with ordinary numbers only.")

    def _generate(self, source: nodes.Template, name: Any, filename: Any, *more: Any, **known: Any) -> str:
        for node in source.find_all((nodes.Filter, nodes.Test)):
            kind, there = ("test", self.tests) if isinstance(node, nodes.Test) else ("filter", self.filters)
            if node.name not in there:
                near = get_close_matches(node.name, there, 2)
                said = no_such(kind, node.name) + (f" Did you mean {' or '.join(near)}?" if near else "")
                raise TemplateSyntaxError(said, node.lineno, name, filename)
        return super()._generate(source, name, filename, *more, **known)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *_: Any, **__: Any) -> Any:
        """Return the compiled template; the same text is compiled once."""
        return _compiled(str(source), name, filename, self.form)

    def _load_template(self, name: str, globals: Any) -> Any:  # noqa: A002
        self.spend(100)
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > TEMPLATE_SIZE:
            raise TemplateSyntaxError(f"a template is at most {TEMPLATE_SIZE:,} characters long.", 1, name, filename)
        tree = super()._parse(source, name, filename)
        for node in list(tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier))):
            raise TemplateSyntaxError("escaping cannot be switched off.", node.lineno, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            own = sum(len(part.data) for part in loop.find_all(nodes.TemplateData))
            loop.iter = _filter("counted", cast("nodes.Expr", loop.iter), nodes.Const(own))
        return _without_concat(tree)


@lru_cache(maxsize=64)
def _compiled(source: str, name: str | None, filename: str | None, form: Form) -> CodeType:
    made = Sandbox(str, form)
    return super(Sandbox, made).compile(source, name, filename)


def names_in(obj: object) -> tuple[str, ...]:
    """Return the names that a template may look up in a value."""
    if isinstance(obj, Mapping):
        return tuple(str(key) for key in obj)
    if is_dataclass(obj):
        kept = (n for n in dir(type(obj)) if not n.startswith("_") and _is_property(obj, n))
        return (*(f.name for f in fields(obj)), *kept)
    return tuple(getattr(obj, "_fields", ()))


def no_such(kind: str, name: str) -> str:
    """Return in a sentence that there is no filter, or no test, of a name."""
    return f"there is no {kind} called “{name}”."


def _is_property(obj: object, name: str) -> bool:
    return isinstance(getattr(type(obj), name, None), property)


def _ordinary(value: object) -> bool:
    return isinstance(value, (int, float, Fraction)) and -(10**12) < value < 10**12


def _filter(name: str, node: nodes.Expr, *args: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)
    for part in (made, *args):
        part.set_lineno(node.lineno)
        part.set_environment(node.environment)  # type: ignore[arg-type]
    return made


def _without_concat(tree: nodes.Template) -> nodes.Template:
    from jinja2.visitor import NodeTransformer

    class Transformer(NodeTransformer):
        def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
            self.generic_visit(node)
            parts = nodes.List(node.nodes, lineno=node.lineno)
            parts.set_environment(tree.environment)  # type: ignore[arg-type]
            return _filter("concat", parts)

    result: nodes.Template = Transformer().visit(tree)
    return result


def render(
    name: str, load: Load, data: Mapping[str, object], form: Form = "markdown", language: Language = ENGLISH
) -> str:
    """Return a template of this name filled with data; in Markdown every value is escaped, in HTML likewise.

    Raises `BrokenTemplate` with file and line for a mistake in the template, a name that is not in the data,
    or a page that would never end; and whatever a `Shown` raises.
    """
    sandbox = Sandbox(load, form, language)
    sandbox.known = tuple(data)
    try:
        pieces: list[str] = []
        for piece in sandbox.get_template(name).generate(dict(data)):
            sandbox.spend(0, len(piece))
            pieces.append(piece)
        return in_html("".join(pieces)) if form == "html" else "".join(pieces)
    except TemplateSyntaxError as problem:
        raise BrokenTemplate(problem.name or name, problem.message or "it cannot be read.", problem.lineno) from problem
    except TemplateNotFound as problem:
        raise BrokenTemplate(name, f"there is no template called {problem.name}.") from problem
    except RecursionError as problem:
        raise BrokenTemplate(name, "it calls itself without end.") from problem
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as problem:
        file, line = place_of(problem)
        text = problem.message if isinstance(problem, TemplateError) else str(problem)
        raise BrokenTemplate(file or name, _sentence(text), line) from problem
    except CoalitionError as problem:
        file, line = place_of(problem)
        problem.message = f"{file or name}{f', line {line}' if line else ''}: {problem.message}"
        raise


def render_line(name: str, text: str, data: Mapping[str, object], language: Language = ENGLISH) -> str:
    """Return one line of plain text, such as a title, filled with data."""
    return plain(render(name, lambda _: text, data, "text", language))


def _sentence(text: str | None) -> str:
    line = (text or "it does something a template may not").strip()
    return line if line.endswith(".") else f"{line}."


def place_of(problem: BaseException) -> tuple[str, int | None]:
    """Return the template and its line that an error rose from, where they can be told."""
    file, line, frame = "", None, problem.__traceback__
    while frame is not None:
        if (name := frame.tb_frame.f_code.co_filename).endswith((".j2", ".css")):
            file, line = name, frame.tb_lineno
        frame = frame.tb_next
    return file, line

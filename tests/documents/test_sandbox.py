"""Templates: data is data, methods are out of reach, and nothing runs without end."""

import re
from datetime import time

import pytest

from coalition_sheets.documents.sandbox import render
from coalition_sheets.documents.template import BrokenTemplate, header_of
from coalition_sheets.model import Level


def filled(text: str, **data: object) -> str:
    return render("page.md.j2", lambda _: text, data)


def test_a_cell_that_looks_like_a_template_prints_as_typed() -> None:
    assert filled("{{ cell }}", cell="{{ 7-7 }} {% raw %}") == "{{ 7-7 }} {% raw %}"


def test_a_macro_keeps_its_own_marks_and_escapes_what_it_is_given() -> None:
    text = "{% macro strong(v) %}**{{ v }}**{% endmacro %}{{ strong(a) }} {{ strong(a) ~ a }}"
    assert filled(text, a="*x*") == r"**\*x\*** **\*x\***\*x\*"


def test_html_escapes_every_value_and_joins_safely() -> None:
    text = "{% macro b(v) %}<b>{{ v }}</b>{% endmacro %}{{ [b(a), a] | join(' & ') }}"
    assert render("p.html.j2", lambda _: text, {"a": "<x>"}, "html") == "<b>&lt;x&gt;</b> &amp; &lt;x&gt;"


@pytest.mark.parametrize(
    "text",
    [
        '{{ "a" * 10**9 }}',
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
        "{% set n = namespace(x=['ab']) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=['ab']) %}{% for i in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = [n.x, n.x] | join %}{% endfor %}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{% include 'page.md.j2' %}{% include 'page.md.j2' %}",
        "{% for a in many %}" + "x" * 90_000 + "{% endfor %}",
    ],
)
def test_a_template_that_would_never_end_is_stopped_with_its_name(text: str) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.md\.j2"):
        filled(text, many=tuple(range(1000)))


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}", "{{ cell.format(1) }}", "{{ cell.upper() }}", "{{ cell | safe }}",
        "{{ cell | attr('x') }}",
        "{{ lipsum }}", "{{ cycler }}", "{{ self.__init__ }}", "{{ many.append(1) }}", "{{ rows.keys() }}",
        "{% autoescape false %}{{ cell }}{% endautoescape %}", "{{ many }}", "{{ nobody }}", "{{ cell.nobody }}",
    ],
)  # fmt: skip
def test_methods_internals_and_unknown_names_are_errors(text: str) -> None:
    with pytest.raises(BrokenTemplate):
        filled(text, cell="x", many=(1, 2), rows={"a": 1})


def test_data_wins_over_methods() -> None:
    assert filled("{{ row.items }} {{ row.count }}", row={"items": "bread", "count": 3}) == "bread 3"


def test_an_error_names_the_line_of_the_file_its_header_counted() -> None:
    text = "---\naudience: public\ntitle: x\nfile: x\n---\nfirst\n{{ nobody }}\n"
    with pytest.raises(BrokenTemplate, match=r"page\.md\.j2, line 7: there is no “nobody” here"):
        filled(text)


def test_a_header_says_for_whom_and_what_it_is_called() -> None:
    header = header_of(
        "x.md.j2", '---\n# note\naudience: coalition\ntitle: "Hello"\nfile: hello\nfor each: person\n---\n'
    )
    assert (header.audience, header.title, header.file, header.each) == (Level.COALITION, "Hello", "hello", "person")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("audience: coalition\ntitle: x", "lacks `file`"),
        ("audience: everyone\ntitle: x\nfile: x", "“everyone” is no audience"),
        ("audiense: public\ntitle: x\nfile: x", "did you mean `audience`"),
        ("audience: public\ntitle: x\nfile: ../x", "`file` is made of"),
        ("audience: public\ntitle: x\nfile: x\nfor each: dog", "`for each` is meeting or person"),
    ],
)
def test_a_header_that_cannot_be_used_is_said_with_its_file(header: str, message: str) -> None:
    with pytest.raises(BrokenTemplate, match=rf"x\.md\.j2.*{message}"):
        header_of("x.md.j2", f"---\n{header}\n---\nbody")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ frist_name }}", "no “frist_name” here. Did you mean first_name?"),
        ("{% for t in tasks %}{{ t.twxt }}{% endfor %}", "no “twxt” here. Did you mean text?"),
        ("{{ zebra }}", "no “zebra” here."),
        ("\n{{ first_name | uper }}", "line 2: there is no filter called “uper”. Did you mean upper?"),
        ("{% if tasks is deefined %}{% endif %}", "there is no test called “deefined”. Did you mean defined"),
        ("{{ first_name | zebra }}", "there is no filter called “zebra”."),
    ],
)
def test_a_name_that_is_not_there_is_said_with_the_nearest_one(text: str, said: str) -> None:
    with pytest.raises(BrokenTemplate, match=re.escape(said)):
        filled(text, first_name="Ana", tasks=({"text": "x"},))


def test_a_time_prints_as_people_say_it() -> None:
    assert filled("{{ at }}", at=time(18, 30)) == "6:30 pm"


def test_an_error_in_a_part_names_the_part() -> None:
    texts = {"page.md.j2": "{% include 'part.j2' %}", "part.j2": "\n{{ nobody }}"}
    with pytest.raises(BrokenTemplate, match=r"^part\.j2, line 2: there is no “nobody”"):
        render("page.md.j2", lambda name: texts[name], {})

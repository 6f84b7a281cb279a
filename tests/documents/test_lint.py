"""Looking through templates: a little template with one mistake, and what is said of it."""

from __future__ import annotations

import pytest

from coalition_sheets import library
from coalition_sheets.documents.lint import Problem, lint
from coalition_sheets.documents.lint.copies import marked
from coalition_sheets.model import Severity

HEAD = "---\naudience: {audience}\ntitle: Rides\nfile: rides\n---\n"
OURS = sorted(e.name for s in (".j2", ".css") for e in library.entries("templates", s))
SCHEMAS = library.schemas()
FIRST = 6  # the line of the first word below the header


def look(files: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong in templates of somebody's own."""

    def load(name: str) -> str:
        return files[name] if name in files else library.template(name)

    names = sorted({*OURS, *files})
    return lint(list(files), names, load, SCHEMAS.values(), OURS)


def page(body: str, audience: str = "coalition") -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Return code, line, message and suggestions of each problem of a page of somebody's own."""
    found = look({"rides.md.j2": HEAD.format(audience=audience) + body})
    return [(p.code, p.line, p.message, p.suggestions) for p in found]


def letter(change: tuple[str, str], name: str = "email-welcome.md.j2") -> list[tuple[str, str]]:
    """Return code and message of each problem of a copy of our welcome, with something changed in it."""
    text = library.template(name)
    assert change[0] in text
    return [(p.code, p.message) for p in look({name: text.replace(*change)})]


def test_every_template_of_ours_passes() -> None:
    assert len(OURS) > 20
    assert lint(OURS, OURS, library.template, SCHEMAS.values(), OURS) == ()


def test_a_good_page_of_ones_own_passes() -> None:
    body = (
        "{% for t in tasks if t.due %}\n- {{ t.name }}: {{ t.due | day }}"
        "{% if t.owner %} ({{ t.owner | join(', ') }}){% endif %}\n\n{% endfor %}\n"
        "| Goal | By |\n|---|---|\n{% for g in goals %}\n| {{ g.name }} | {{ g.due }} |\n{% endfor %}\n"
        "{% for m in meetings | selectattr('start') %}{{ m.start }} {% endfor %}[more](https://example.org)\n"
    )
    assert page(body) == []


@pytest.mark.parametrize(
    ("body", "message", "near"),
    [
        ("{{ taks }}", "There is no “taks” here.", "tasks"),
        ("{% for t in tasks %}{{ t.nmae }}{% endfor %}", "tasks has no column called “nmae”.", "name"),
        ("{{ about.mision }}", "There is no “mision” in “about”.", "mission"),
        ("{% set all = tasks %}{% for t in all %}{{ t.nmae }}{% endfor %}", "no column called “nmae”", "name"),
        ("{% for t in tasks | sort(attribute='deu') %}{% endfor %}", "tasks has no column called “deu”.", "due"),
        ("{{ (tasks | first).nmae }}", "tasks has no column called “nmae”.", "name"),
        ("{% macro m(t) %}{{ t.nmae }}{% endmacro %}{% for x in tasks %}{{ m(x) }}{% endfor %}", "“nmae”", "name"),
        ("{% macro m(t) %}{{ taks }}{% endmacro %}", "There is no “taks” here.", "tasks"),
        ("{% for t in tasks %}{{ loop.idnex }}{% endfor %}", "There is no “idnex” in “loop”.", "index"),
        ("{% for m in meetings %}{% for i in m.agenda %}{{ i.txet }}{% endfor %}{% endfor %}", "“txet”", "text"),
        ("{{ tasks[0].nmae }}", "tasks has no column called “nmae”.", "name"),
        ("{{ today.yaer }}", "“today” is a date: there is no “yaer” in it.", ""),
    ],
)
def test_a_name_that_is_not_there_is_said_with_its_line_and_the_nearest_one(body: str, message: str, near: str) -> None:
    (found,) = page(f"\n{body}")
    assert found[:2] == ("TEMPLATE-NAME", FIRST + 1)
    assert message in found[2]
    assert found[3][:1] == ((near,) if near else ())


def test_every_mistake_is_told_not_the_first_alone() -> None:
    assert [line for _, line, _, _ in page("{{ one }}\n\n{{ two }}\n{{ three | loud }}")] == [6, 8, 9, 9]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("{{ coalition | uper }}", "TEMPLATE-FILTER", "no filter called “uper”"),
        ("{% if tasks is deefined %}{% endif %}", "TEMPLATE-FILTER", "no test called “deefined”"),
        ("{% for t in tasks %}", "TEMPLATE-SYNTAX", "“{% for %}” has no “{% endfor %}” below it."),
        ("{% fro t in tasks %}", "TEMPLATE-SYNTAX", "There is no “{% fro %}”."),
        ("{{ coalition }", "TEMPLATE-SYNTAX", "Unexpected '}'"),
        ("{{ tasks }}", "TEMPLATE-PRINT", "“tasks” is a list."),
        ("{% for t in tasks %}{{ t }}{% endfor %}", "TEMPLATE-PRINT", "“t” is a whole row."),
        ("{% for t in tasks %}{% if t.owner %}{{ t.owner }}{% endif %}{% endfor %}", "TEMPLATE-PRINT", "is a list."),
        ("{{ coalition.upper() }}", "TEMPLATE-NAME", "there is no “upper” in it"),
        ("{% for c in coalition %}{% endfor %}", "TEMPLATE-NAME", "is no list to go through"),
        ('{% include "agenda-hed.j2" %}', "TEMPLATE-PART", "no template called “agenda-hed.j2”"),
        ('{% extends "base.md.j2" %}', "TEMPLATE-PART", "no template called “base.md.j2”"),
        ('{% include "rides.md.j2" %}', "TEMPLATE-PART", "puts itself in"),
        ("[here](http://example.org)", "TEMPLATE-LINK", "“http://example.org” is no link"),
        ("[here](javascript:alert(1))", "TEMPLATE-LINK", "is no link that a page may have"),
        ("[here](../secret.xlsx)", "TEMPLATE-LINK", "“../secret.xlsx” is no link"),
        ("<https://example.org>", "TEMPLATE-LINK", "printed as it stands"),
        ("![us](https://example.org/us.png)", "TEMPLATE-LINK", "a picture"),
        ("<b>bold</b>", "TEMPLATE-HTML", "“<b>” is a tag"),
        ("<!-- later -->", "TEMPLATE-HTML", "is a tag"),
        ("{% for o in organizations %}{{ o.notes }}{% endfor %}", "TEMPLATE-LEVEL", "is for"),
        ("{% for p in people %}{{ p.email }}{% endfor %}", "TEMPLATE-GAP", "“p.email” may be blank"),
        ("{% for t in tasks %}({{ t.due }}){% endfor %}", "TEMPLATE-GAP", "“t.due” may be blank"),
        ("{{ about.mission }}", "TEMPLATE-GAP", "“about.mission” may be blank"),
    ],
)
def test_each_sort_of_mistake_is_told(body: str, code: str, message: str) -> None:
    found = page(body)
    assert (code, FIRST) in [(c, line) for c, line, _, _ in found]
    assert any(message in m for _, _, m, _ in found), found


def test_a_column_above_the_audience_is_refused_where_it_is_used_and_fine_for_organizers() -> None:
    body = "{% for o in organizations %}{% if o.approach %}{{ o.approach }}{% endif %}{% endfor %}"
    assert {c for c, _, _, _ in page(body)} == {"TEMPLATE-LEVEL"}
    assert page(body, "organizers") == []


def test_what_the_public_never_sees_of_about_us_is_said_to_stay_blank() -> None:
    body = "{% if about.how_we_decide %}{{ about.how_we_decide }}{% endif %}"
    assert {c for c, _, _, _ in page(body, "public")} == {"TEMPLATE-BLANK"}
    assert page(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "{% if t.due %}({{ t.due }}){% else %}[ADD: a day]{% endif %}",
        "{{ t.due or 'no day' }}",
        "{{ t.due | default('no day') }}",
        "{{ t.due if t.due else 'no day' }}",
        "{% if not t.due %}[ADD: a day]{% else %}{{ t.due }}{% endif %}",
        "\n| {{ t.name }} | {{ t.due }} |\n",
    ],
)
def test_a_blank_that_somebody_thought_of_is_no_gap(body: str) -> None:
    assert page(f"{{% for t in tasks %}}{body}{{% endfor %}}") == []


@pytest.mark.parametrize(
    ("header", "message", "line"),
    [
        ("audience: organisers\ntitle: x\nfile: x", "did you mean organizers", 2),
        ("# a note\naudiense: public\ntitle: x\nfile: x", "did you mean `audience`", 3),
        ("audience: public\ntitle: x", "lacks `file`", 1),
        ("audience: public\ntitle: x\nfile: My Page", "small letters", 4),
    ],
)
def test_a_mistake_in_the_header_is_told_with_its_line(header: str, message: str, line: int) -> None:
    (found,) = look({"rides.md.j2": f"---\n{header}\n---\nHello\n"})
    assert (found.code, found.line) == ("TEMPLATE-HEADER", line)
    assert message in found.message


def test_a_header_that_does_not_end_is_told() -> None:
    assert "does not end" in look({"rides.md.j2": "---\naudience: public\ntitle: x\nfile: x\nHello\n"})[0].message


def test_a_name_in_the_title_has_the_titles_line() -> None:
    (found,) = look({"rides.md.j2": '---\naudience: public\ntitle: "{{ coalitoin }}"\nfile: x\n---\n'})
    assert (found.line, found.suggestions) == (3, ("coalition",))


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("{{ first_name }}", "{{ firstname }}", "TEMPLATE-NAME", "There is no “firstname” here."),
        ("{{ p }}", "{{ tasks }}", "TEMPLATE-NAME", "There is no “tasks” here."),
        ("=== short ===", "== short ==", "TEMPLATE-LETTER", "The line “=== short ===” is missing."),
        ("Welcome!", "A reminder:", "TEMPLATE-LETTER", "It says “reminder”."),
        ("Bring one more", "word " * 200 + "more", "TEMPLATE-LETTER", "200 is the limit"),
        ("Three first things:", "Ready? Sure? Now? Why?", "TEMPLATE-ASK", "this kind asks 3"),
        ("Welcome! Three short questions", "Welcome! " * 9, "TEMPLATE-LETTER", "60 is the limit"),
        ('liaison or _("[ADD: their liaison]")', "liaison", "TEMPLATE-GAP", "“liaison” may be blank."),
    ],
)  # fmt: skip
def test_a_letter_that_would_never_be_ready_is_told(old: str, new: str, code: str, message: str) -> None:
    found = letter((old, new))
    assert code in {c for c, _ in found}
    assert any(message in m for _, m in found), found


def test_a_part_is_read_with_the_names_of_the_pages_that_put_it_in() -> None:
    (found,) = look({"agenda-item.j2": "| {{ slot.at }} | {{ slot.item.leed }} |\n"})
    assert (found.code, found.file, found.line, found.suggestions[0]) == ("TEMPLATE-NAME", "agenda-item.j2", 1, "lead")


def test_files_that_no_page_uses_are_told() -> None:
    found = look({"loose.j2": "Hello", "email-welcom.md.j2": HEAD.format(audience="coalition") + "Hello"})
    assert [(p.file, p.code) for p in found] == [
        ("email-welcom.md.j2", "TEMPLATE-UNUSED"), ("loose.j2", "TEMPLATE-UNUSED"),
    ]  # fmt: skip
    assert found[0].suggestions[0] == "email-welcome.md.j2"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("page.css", "@import url(https://example.org/x.css);", "TEMPLATE-LINK"),
        ("page.css", "body { background: url(https://example.org/x.png) }", "TEMPLATE-LINK"),
        ("page.html.j2", "<script>alert(1)</script>{{ body }}", "TEMPLATE-HTML"),
        ("page.html.j2", '<p onclick="x()">{{ body }}</p>', "TEMPLATE-HTML"),
        ("page.html.j2", '<a href="http://example.org">{{ body }}</a>', "TEMPLATE-LINK"),
        ("page.html.j2", "{{ bodi }}", "TEMPLATE-NAME"),
    ],
)
def test_a_frame_loads_and_runs_nothing(name: str, text: str, code: str) -> None:
    assert code in {p.code for p in look({name: text})}


def test_a_copy_tells_when_ours_has_changed_since() -> None:
    now = library.template("email-welcome.md.j2")
    assert look({"email-welcome.md.j2": marked(now)}) == ()
    (found,) = look({"email-welcome.md.j2": marked(now.replace("Welcome!", "Good to see you!"))})
    assert (found.code, found.severity) == ("TEMPLATE-OLD", Severity.NOTE)


def test_a_part_that_may_be_missing_is_no_mistake() -> None:
    assert page('{% include "broken.j2" ignore missing %}') == []

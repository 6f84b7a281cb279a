"""Spanish as it should read: `python -m tests.documents.spanish` writes its golden files anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coalition_sheets import library
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import letters
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.model import Briefing, Draft, Language
from tests.documents.golden import CHECKS, FOLDER, SENDER
from tests.documents.making import harbor, text_of
from tests.documents.spanish_about import ABOUT
from tests.documents.spanish_pages import pages
from tests.documents.spanish_status import standing

SPANISH = next(one for one in library.languages().all if one.code == "es")
HOME = FOLDER / "es"
# A coalition that writes its workbook in Spanish: whatever is English in its documents is ours.
LIBRO = f"""
    {ABOUT}
    Sectors | Fe, Vivienda, Trabajo

    ## Organizations
    Name | Status | Sector | Main contact | Our liaison | Joined | What they already do | What we can offer | Who brought them
    Centro Obrero | Member | Trabajo | Rosa Delgado | | 2019 | | |
    Inquilinos Unidos | Prospect | Vivienda | Inés Clarke | Linh Tran | | Atiende dudas de renta. | Una intérprete. | Sam Ortiz
    Capilla Gracia | Prospect | Fe | Pastor Lee | | | Da de comer a 40 familias. | Transporte. |
    Parroquia San Nicolás | Prospect | Fe | Tomás Varga | | | | |
    Amigos en Junta | Member | Fe | Ruth Hadley | Linh Tran | 2026-03-15 | | |
    Padres Juntos | Member | Vivienda | Keisha Barnes | Linh Tran | 2019 | | |

    ## People
    Name | Organization | Connection to us | Email | Best way
    Rosa Delgado | Centro Obrero | Member | rosa@example.org |
    Linh Tran | | Member | linh@example.org |
    Sam Ortiz | | Member | sam@example.org |
    Inés Clarke | Inquilinos Unidos | Contact | ines@example.org |
    Pastor Lee | Capilla Gracia | Contact | lee@example.org | Text
    Tomás Varga | Parroquia San Nicolás | Contact | varga@example.org |
    Ruth Hadley | Amigos en Junta | Member | ruth@example.org |
    Keisha Barnes | Padres Juntos | Member | keisha@example.org |

    ## Goals
    Goal or benchmark | Part of | Due | Starting number | Target | Number now | As of | Started on | How we measure it | OK to publish?
    Cada clínica tiene intérprete | | 2026-06-30 | | | | | | | Yes
    Cartas firmadas | Cada clínica tiene intérprete | 2026-06-30 | 0 | 30 | 7 | 2026-03-16 | 2026-01-05 | |
    Quejas sin respuesta | Cada clínica tiene intérprete | 2026-06-30 | 120 | 40 | 95 | 2026-03-16 | 2026-01-05 | |
    Fecha de audiencia | Cada clínica tiene intérprete | 2026-03-27 | | | | | 2026-01-05 | yes/no |

    ## Tasks
    Task | Who | By when | Status | Goal | From meeting | Notes | Waiting on | Done on
    Rentar la camioneta | Sam Ortiz | 2026-03-19 | | Cada clínica tiene intérprete | 3/10 | Llamar antes de las 12. | |
    Imprimir el volante | Sam Ortiz | 2026-03-12 | Done | Cada clínica tiene intérprete | 3/10 | | | 2026-03-12
    Lista de intérpretes | Linh Tran | 2026-03-01 | Waiting | | 3/10 | | el hospital |
    Permisos de fotos | Linh Tran | 2026-02-01 | | | 2/24 | | |
    Cuidado de niños | TBD | 2026-03-23 | | | 3/10 | | |

    ## Meetings
    Date | Start | End | Kind | Place or link | Purpose | Facilitator | Note-taker | Who came | Agenda items | Food
    2026-01-13 | 6 pm | | Regular | | | | | Rosa Delgado, Keisha Barnes | |
    2026-02-10 | 6 pm | | Regular | | | | | Rosa Delgado | |
    2026-02-24 | 6 pm | | Regular | | | | | Rosa Delgado | |
    2026-03-10 | 6 pm | 7:15 pm | Regular | Salón | preparar la audiencia | Rosa Delgado | Linh Tran | Rosa Delgado, Inés Clarke | |
    2026-03-24 | 6 pm | 7:15 pm | Regular | Salón parroquial | preparar la audiencia | | Linh Tran | | Firmar la carta - 15 min - Rosa Delgado - decide\\nTransporte | yes
    2026-04-07 | 6 pm | | Regular | | | | | | |
    2026-04-14 | 6 pm | | Founding | | | | | | |
    2026-04-15 | 6 pm | | Celebration | | | | | | |
    2026-04-16 | 6 pm | | Social | | | | | | |

    ## Outreach
    Date | Who | By | How | Outcome | What we heard | Next step | By when | Introduced us to | Common ground
    2026-03-10 | Pastor Lee | Linh Tran | Phone call | Talked | La Cuaresma nos llena la agenda. | | | |
    2026-03-16 | Tomás Varga | Linh Tran | One-on-one | Interested | La escuela necesita formularios. | Mandar la carta | 2026-03-20 | | Nuestros hijos.
    2026-03-02 | Sam Ortiz | Rosa Delgado | Phone call | Talked | | | | Inquilinos Unidos |

    ## Wins
    Date | What happened | Who made it happen
    2026-03-12 | Formularios en cuatro idiomas | Sam Ortiz, Inés Clarke
"""  # noqa: E501


def libro(language: Language = SPANISH) -> Briefing:
    """Return the little Spanish coalition."""
    return harbor(LIBRO).speaking(language)


def letter(kind: str) -> Draft:
    """Return the first letter of a kind in Spanish."""
    b = libro()
    if kind == "meeting-day-before":
        b = replace(b, today=date(2026, 3, 23), _results={})
    return letters(b, (kind,), library.template, sender=SENDER, checks=CHECKS).drafts[0]


def documents() -> Mapping[str, str]:
    """Return every golden text by its file's name."""
    made = {f"letter-{kind}.txt": _told(letter(kind)) for kind in KINDS}
    b = libro()
    for m in b.coalition.meetings:
        if m.date >= date(2026, 3, 24) and m.date != date(2026, 4, 7):
            made[f"agenda-{m.kind.lower()}.md"] = text_of(agenda(b, m, library.template))
        elif m.date == date(2026, 3, 10):
            made["minutes.md"] = text_of(minutes(b, m, library.template))
    return {**made, **pages(SPANISH), **standing(b)}


def _told(draft: Draft) -> str:
    return f"To: {draft.to.name}\nSubject: {draft.subject}\n\n{draft.text}\nText: {draft.short}\n"


def main() -> None:
    """Write the golden files."""
    HOME.mkdir(exist_ok=True)
    for name, text in documents().items():
        (HOME / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

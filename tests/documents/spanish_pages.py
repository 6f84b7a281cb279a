"""Pages of the little Spanish coalition: the month, the public summary, rules, a report, calls, one of each."""

from __future__ import annotations

from collections.abc import Mapping

from coalition_sheets import library
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.one import organization_page, person_page
from coalition_sheets.documents.summaries import declassified, funder_report, how_we_work, monthly, public_summary
from coalition_sheets.model import Language
from tests.documents.making import harbor, text_of
from tests.documents.spanish_about import ABOUT

# What people type is Spanish; words of the drop-downs stand there in English, as in every workbook.
LIBRO = f"""
    {ABOUT}
    Usual day | martes
    Usual place | Salón parroquial
    If no consensus | en 2 reuniones, dos tercios.
    Principles adopted on | 2025-12-09
    Conflict contact | Keisha Barnes
    Press contact | Rosa Delgado
    Press phone | 302-555-0120
    Sectors | Faith, Vivienda, Labor 2, Health care, Employers

    ## Organizations
    Name | Status | Sector | Main contact | Our liaison | Joined | Can sign on? | Commitment | People reached (about) | Communities served | OK to name publicly
    Centro Obrero | Member | Labor | Rosa Delgado | | 2019 | On the spot | | | inquilinos, familias | Yes
    Inquilinos Unidos | In conversation | Health care | Inés Clarke | Linh Tran | 2026-02 | Must ask first | Long-term | 400 | recién llegados |
    Amigos en Junta | Member | Faith | Ruth Hadley | Linh Tran | 2026-03-15 | | | | | Yes
    Padres Juntos | Member | Vivienda | Keisha Barnes | Linh Tran | 2019 | | | | familias |

    ## People
    Name | Organization | Connection to us | Email | Phone | Best way | Language | Good at | Share my contact | Hours a month
    Rosa Delgado | Centro Obrero | Member | rosa@example.org | | | | | |
    Linh Tran | | Volunteer | linh@example.org | | Text | Vietnamese | imprenta | No | 4
    Sam Ortiz | | Contact | sam@example.org | | | | | |
    Inés Clarke | Inquilinos Unidos | Contact | ines@example.org | 302-555-0121 | WhatsApp | Haitian Creole | radio | |
    Ruth Hadley | Amigos en Junta | Member | ruth@example.org | | | | | |
    Keisha Barnes | Padres Juntos | Member | keisha@example.org | | | | | |

    ## Roles
    Role | Group | Who | Backup | Hours a month
    Facilitación | | Rosa Delgado | Sam Ortiz | 3
    Notas | | | |

    ## Goals
    Goal or benchmark | Part of | Due | Starting number | Target | Number now | As of | Started on | How we measure it | OK to publish?
    Cada clínica tiene intérprete | | 2026-06 | | | | | | | Yes
    Cartas firmadas | Cada clínica tiene intérprete | 2026-06-30 | 0 | 30 | 7 | 2026-03-16 | 2026-01-05 | |
    Quejas sin respuesta | Cada clínica tiene intérprete | 2026-06-30 | 120 | 40 | 95 | 2026-02-01 | 2026-01-05 | |
    Fecha de audiencia | Cada clínica tiene intérprete | 2026-03-27 | | | | | 2026-01-05 | yes/no |
    Fondo para transporte | Cada clínica tiene intérprete | 2026-06-30 | 0 | $6,000 | $6,000 | 2026-03-10 | 2026-01-05 | |

    ## Tasks
    Task | Who | By when | Status | Waiting on | Done on
    Contestar la carta | Linh Tran | 2026-03-25 | | |
    Conseguir la sala | Keisha Barnes | 2026-03-30 | Waiting | la parroquia |
    Cuidado de niños | TBD | 2026-03-23 | | |
    Imprimir el volante | Sam Ortiz | 2026-03-12 | Done | | 2026-03-12

    ## Meetings
    Date | Start | End | Kind | Place or link | Purpose | Who came | Decisions | OK to publish?
    2026-02-17 | 6 pm | | Strategy | Salón | | Inés Clarke, Rosa Delgado | Pedimos la audiencia en mayo. |
    2026-03-10 | 6 pm | 7:15 pm | Regular | Salón | | Rosa Delgado, Linh Tran | | |
    2026-03-24 | 6 pm | 7:15 pm | Regular | Salón parroquial | preparar la audiencia | | | |
    2026-03-28 | 11 am | | Public event | Plaza | | | | Yes

    ## Outreach
    Date | Who | By | How | Outcome | What we heard | Next step | By when
    2026-02-03 | Inés Clarke | Linh Tran | Phone call | Left message | | |
    2026-03-11 | Inés Clarke | Linh Tran | One-on-one | Meeting set | Les faltan intérpretes de noche. | Visitar la clínica | 2026-03-18
    2026-02-10 | Sam Ortiz | Rosa Delgado | Event | Interested | | |

    ## Wins
    Date | What happened | Who made it happen | OK to publish?
    2026-03-05 | El hospital puso intérpretes de noche | Linh Tran, Inés Clarke | Yes
"""  # noqa: E501


def pages(language: Language) -> Mapping[str, str]:
    """Return each page as text, by its file's name; the report with its table."""
    b, load = harbor(LIBRO).speaking(language), library.template
    report = funder_report(b, load)
    return {
        "call-sheet.md": text_of(call_sheet(b, load)),
        "funder-report.csv": text_of(report, "csv").replace("\r\n", "\n"),
        "funder-report.md": text_of(report),
        "how-we-work.md": text_of(how_we_work(b, load)),
        "monthly.md": text_of(monthly(b, load)),
        "monthly-padres-juntos.md": text_of(monthly(b, load, about="Padres Juntos")),
        "organization.md": text_of(organization_page(b, "Inquilinos Unidos", load)),
        "person.md": text_of(person_page(b, "Linh Tran", load)),
        "public-summary.md": text_of(public_summary(b, load, counts=declassified(b))),
    }

"""Words of the workbook's own lists that documents print in their own language; the rest stays as typed."""

from __future__ import annotations

from coalition_sheets.model import noted

HOW_OFTEN = (
    noted("how often", "Weekly"), noted("how often", "Every two weeks"), noted("how often", "Monthly"),
    noted("how often", "Every two months"), noted("how often", "Quarterly"),
)  # fmt: skip
RULES = (
    noted("rule", "Consensus"), noted("rule", "Consensus minus one"), noted("rule", "Consent"),
    noted("rule", "Majority"), noted("rule", "Supermajority 2/3"), noted("rule", "Supermajority 3/4"),
    noted("rule", "Supermajority 60 %"), noted("rule", "Unanimous"),
)  # fmt: skip
STAGES = (
    noted("stage", "Identified"), noted("stage", "First contact"), noted("stage", "One-on-one"),
    noted("stage", "Interested"), noted("stage", "Invited"), noted("stage", "Joined"),
)  # fmt: skip
EXITS = (
    noted("exit", "Not now"), noted("exit", "Not interested"), noted("exit", "Paused"), noted("exit", "Left"),
)  # fmt: skip
GAPS = (
    noted("sector", "nobody yet"), noted("sector", "in conversation"), noted("sector", "one more needed"),
    noted("sector", "two more needed"), noted("sector", "three more needed"), noted("sector", "four more needed"),
    noted("sector", "five more needed"), noted("sector", "six more needed"), noted("sector", "seven more needed"),
    noted("sector", "eight more needed"), noted("sector", "nine more needed"), noted("sector", "ten more needed"),
)  # fmt: skip
SECTORS = (
    noted("sector name", "Immigrant rights"), noted("sector name", "Civil rights"),
    noted("sector name", "Human rights"), noted("sector name", "Faith"), noted("sector name", "Civic association"),
    noted("sector name", "Neighborhood association"), noted("sector name", "Parents and schools"),
    noted("sector name", "Students and campus"), noted("sector name", "Youth"),
    noted("sector name", "Service nonprofit"), noted("sector name", "Legal"), noted("sector name", "Health care"),
    noted("sector name", "Labor"), noted("sector name", "Immigrant-owned business"),
    noted("sector name", "Small business"), noted("sector name", "Chamber of commerce"),
    noted("sector name", "Employers"), noted("sector name", "Local government"), noted("sector name", "Media"),
    noted("sector name", "Coalition or network"),
)  # fmt: skip
LIGHTS = (
    noted("light", "Goals"), noted("light", "Tasks"), noted("light", "Follow-through"), noted("light", "Engagement"),
    noted("light", "Outreach"), noted("light", "Structure"),
)  # fmt: skip
LIGHT_WORDS = (
    noted("light", "green"), noted("light", "yellow"), noted("light", "red"), noted("light", "grey"),
)  # fmt: skip
MEETINGS = (
    noted("kind of meeting", "Strategy"), noted("kind of meeting", "Founding"), noted("kind of meeting", "Take stock"),
    noted("kind of meeting", "Committee"), noted("kind of meeting", "Public event"),
    noted("kind of meeting", "Celebration"), noted("kind of meeting", "Social"),
)  # fmt: skip
STATUSES = (
    noted("organization", "Prospect"), noted("organization", "In conversation"), noted("organization", "Invited"),
    noted("organization", "Member"), noted("organization", "Supporter"), noted("organization", "Paused"),
    noted("organization", "Left"), noted("organization", "Not interested"),
)  # fmt: skip
COLUMNS = (
    noted("column", "Sector"), noted("column", "What they already do"), noted("column", "Priorities"),
    noted("column", "Communities served"), noted("column", "People reached (about)"),
    noted("column", "Who we represent"), noted("column", "Why we are here"),
    noted("column", "What a win looks like for us"), noted("column", "Our perspective"),
    noted("column", "What to know about us"), noted("column", "What we bring"), noted("column", "Strengths"),
    noted("column", "Given so far"), noted("column", "Commitment"), noted("column", "Can sign on?"),
    noted("column", "Turnaround days"), noted("column", "Chapter of"), noted("column", "Parent body's position"),
    noted("column", "Why they might care"), noted("column", "Approach"), noted("column", "What we can offer"),
    noted("column", "Who brought them"), noted("column", "Organization"), noted("column", "Connection to us"),
    noted("column", "Language"), noted("column", "Best way"), noted("column", "Good at"),
    noted("column", "Would like to try"), noted("column", "How I like to help"), noted("column", "My perspective"),
    noted("column", "Speaks for"), noted("column", "Hours a month"), noted("column", "Away until"),
    noted("column", "Spokesperson for"), noted("column", "OK to name publicly"),
    noted("column", "OK to name in updates"), noted("column", "Share my contact"),
)  # fmt: skip
CHOICES = (
    noted("choice", "On the spot"), noted("choice", "Must ask first"), noted("choice", "Board vote"),
    noted("choice", "Cannot"), noted("choice", "One event"), noted("choice", "This campaign"),
    noted("choice", "Long-term"), noted("choice", "Member"), noted("choice", "Volunteer"), noted("choice", "Contact"),
    noted("choice", "Decision maker"), noted("choice", "Media"), noted("choice", "Staff"), noted("choice", "Email"),
    noted("choice", "Phone"), noted("choice", "Text"), noted("choice", "WhatsApp"), noted("choice", "Signal"),
    noted("choice", "In person"), noted("choice", "Organization"), noted("choice", "Self"), noted("choice", "Yes"),
    noted("choice", "Ask each time"), noted("choice", "No"), noted("choice", "Email and phone"),
    noted("choice", "Phone call"), noted("choice", "One-on-one"), noted("choice", "Event"),
    noted("choice", "Introduction"), noted("choice", "Thank-you"), noted("choice", "Check-in"),
    noted("choice", "Invitation"), noted("choice", "Sign-on ask"), noted("choice", "No answer"),
    noted("choice", "Left message"), noted("choice", "Talked"), noted("choice", "Interested"),
    noted("choice", "Meeting set"), noted("choice", "Invited"), noted("choice", "Not now"),
    noted("choice", "Not interested"), noted("choice", "Joined"),
)  # fmt: skip
TONGUES = (
    noted("tongue", "English"), noted("tongue", "Spanish"), noted("tongue", "Arabic"), noted("tongue", "Chinese"),
    noted("tongue", "French"), noted("tongue", "Haitian Creole"), noted("tongue", "Hmong"),
    noted("tongue", "Korean"), noted("tongue", "Nepali"), noted("tongue", "Portuguese"), noted("tongue", "Russian"),
    noted("tongue", "Somali"), noted("tongue", "Swahili"), noted("tongue", "Tagalog"),
    noted("tongue", "Ukrainian"), noted("tongue", "Vietnamese"),
)  # fmt: skip

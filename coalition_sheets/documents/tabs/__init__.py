"""The workbook's own tabs: Today, Problems, Agenda, Sent. Pure: a Briefing in, whole tabs out, whoever writes them."""

"""What the little Spanish coalition says of itself, in every workbook of its own."""

from __future__ import annotations

ABOUT = """## About us
    Setting | Value
    Coalition name | Vecinos de la Bahía
    Language | español
    Who can open this file | Organizers
    Time zone | America/New_York
    Policy change | El consejo aprueba intérpretes en cada oficina.
    Mission | Cada puerta se abre en cada idioma.
    Time we ask | 4 horas al mes
    How often we meet | Every two weeks
    How we decide | Consensus
    Principles | cumplimos la palabra
    Community agreements | un micrófono; escuchar para entender"""

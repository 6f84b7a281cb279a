"""Tests of where finished things go."""

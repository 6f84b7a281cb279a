"""Tests of schema files and column types."""

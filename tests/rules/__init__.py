"""Tests of the rules: each check where it speaks, and a near miss where it does not."""

"""Tests of epaper, and what they share."""

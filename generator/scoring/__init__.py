"""Briefs and hand-made gold briefs -> how many values are right: a table of precision and recall for each field."""

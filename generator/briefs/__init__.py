"""Briefs: what one article says, as YAML that an editor owns.

Reading and writing a brief, the machine's draft beside it, the ids of its records, and the evidence gate.
"""

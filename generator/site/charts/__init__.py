"""Charts as tables: every row holds a figure in words and a bar or signs that repeat it, so that picture and table cannot differ.

Nothing is drawn between two figures, what no source states has no bar, and a range stays a range.
"""

"""Doc -> Findings: what each sentence of an article states on the three desks.

A passage is a sentence with the names, days, amounts and attributions that stand in it (`passages`).
Each desk's file reads passages; `findings` calls them in order.
"""

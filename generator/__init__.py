"""A static briefing site generator for reporting on the Russia-Ukraine war.

    article file -> Article -> Doc -> Finding          reading/, grammar/   (spaCy lives here alone)
    Finding -> Record -> Brief <-> YAML <-> the editor  briefs/             (a new reading is merged with the hand: merging, patching)
    Brief -> Event                                      events/
    Event, Brief -> page -> bytes                       site/
    bytes -> disk                                       files.py

`model` holds every type that crosses from one room to another, `workflow` the list of steps,
`__main__` the commands.
"""

__version__ = "0.1.0"

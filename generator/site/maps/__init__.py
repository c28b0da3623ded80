"""Maps as static SVG: where attacks are reported, and where a place lies. Pure geometry; the land itself is `assets/land.svg`."""

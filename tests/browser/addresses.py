"""The pages of the sample site that browser tests open: one of each kind."""

PAGES = (
    "", "talks/", "attacks/", "aid/", "talks/2025-07-23-istanbul/", "attacks/2025-07-21-kyiv/", "aid/radars/", "briefs/",
    "briefs/fresh-talks/", "briefs/hostile/", "days/", "days/2025-07-21/", "timeline/", "people/", "people/volodymyr-zelensky/",
    "talks/by-month/", "talks/by-track/ukraine-and-russia-negotiations/", "aid/by-step/", "aid/by-donor/without-a-named-donor/",
    "places/", "places/kyiv/", "search/", "data/", "about/", "method/", "corrections/", "404.html",
)

PAGES_OF_MANY = (
    "", "attacks/page-2/", "briefs/page-2/", "aid/by-step/page-2/", "attacks/by-region/kyiv-region/", "attacks/on-ukraine/", "attacks/by-month/2025-01/page-2/",
    "aid/by-month/", "aid/by-month/2025-01/", "aid/by-donor/france/", "talks/by-month/2025-01/page-2/",
    "talks/by-track/ukraine-and-france-meetings-and-calls/page-2/", "timeline/2025-01/", "places/",
)
"""Pages of the large site of kinds that the sample site has not, and some that are longer there."""

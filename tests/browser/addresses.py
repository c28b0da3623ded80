"""The pages of the sample site that browser tests open: one of each kind."""

PAGES = (
    "", "talks/", "attacks/", "aid/", "talks/2025-07-23-istanbul/", "attacks/2025-07-21-kyiv/", "aid/radars/", "briefs/",
    "briefs/fresh-talks/", "briefs/hostile/", "days/", "days/2025-07-21/", "timeline/", "people/", "people/volodymyr-zelensky/",
    "talks/by-month/", "talks/by-track/ukraine-and-russia-negotiations/", "aid/by-step/", "aid/by-donor/without-a-named-donor/",
    "places/", "places/kyiv/", "search/", "data/", "about/", "method/", "corrections/", "404.html",
)

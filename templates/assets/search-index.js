/* The rows of the site in memory: which pages have the words of a query, and which of them comes first. */
const searchIndex = (function () {
  "use strict";

  const FIELDS = { title: 8, names: 4, day: 4, desk: 4, text: 2 };  // what a word counts by where it stands
  const WHOLE = 1, BEGINS = 0.5;  // and by how much of it was typed
  const DESKS = { talks: "talks", attacks: "attacks", aid: "military aid" };
  const TITLE = 20;  // a title that is just what was typed stands first
  const SAYS = JSON.parse(document.querySelector("form[role=search]").dataset.words);  // in the language of the page
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => name in values ? values[name] : place);
  }

  /* As the pages write it. */
  function dayText(iso) {
    const [year, month, day] = iso.split("-");
    if (!month) { return year; }
    return filled(day ? SAYS.days.day : SAYS.days.month, { day: Number(day), month: SAYS.days[day ? "ofDay" : "alone"][month - 1], year });
  }

  /* Whatever it is looked for by: as the pages write it, and in English as the articles do. */
  function dayWords(iso) {
    const [year, month, day] = iso.split("-");
    return both([day && Number(day), month && MONTHS[month - 1], year].filter(Boolean).join(" "), dayText(iso));
  }

  function both(english, own) {
    return english === own ? own : english + " " + own;
  }

  function pageOf(row) {
    const [path, title, kind, day = "", names = "", text = ""] = row;
    return { path, title, kind, about: "", day, names, text, desk: kind in DESKS ? both(DESKS[kind], SAYS.desks[kind]) : "" };
  }

  function nameOf([path, title, about, names]) {
    return { path, title, kind: "name", about, day: "", names, text: "", desk: "" };
  }

  /* `load(file)` gives the parsed content of one file of rows. */
  async function open(first, load) {
    const given = await load(first);
    const mini = new MiniSearch({
      fields: Object.keys(FIELDS), tokenize: searchWords.terms, processTerm: (term) => term,
      extractField: (page, field) => field === "day" ? dayWords(page.day) : page[field],
    });
    const pages = [];
    const older = given.older.map(([file, ...years]) => ({ file, years }));
    const same = new Map(Object.entries(given.same).map(([word, meant]) => [
      searchWords.terms(word)[0], meant.split("|").map((name) => searchWords.terms(name).join(" ")),
    ]));

    function add(more) {
      more.forEach((page) => {
        page.id = pages.length;
        page.key = searchWords.terms(page.title).join(" ");
        pages.push(page);
      });
      mini.addAll(more);
    }

    function matching(query, options) {
      return mini.search(query, Object.assign({ tokenize: (text) => text.split(" "), combineWith: "AND", prefix: true }, options));
    }

    /* The words of the site that are nearest to one that it does not have. */
    function near(word) {
      const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
      const found = new Map();
      (most ? matching(word, { prefix: false, fuzzy: most }) : []).forEach((page) => page.terms.forEach((term) => {
        found.set(term, (found.get(term) || 0) + 1);
      }));
      const least = Math.min(...Array.from(found.keys(), (term) => searchWords.distance(word, term)));
      return Array.from(found).filter(([term]) => searchWords.distance(word, term) === least)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([term]) => term);
    }

    /* What a word of the query may stand as: itself, the usual spelling of a name, or else its nearest neighbours. */
    function meant(word) {
      const usual = word.readings.flatMap((reading) => same.get(reading) || []);
      const ways = Array.from(new Set([...word.readings, ...usual])).filter((way) => matching(way).length);
      // Letter by letter a name in Cyrillic is not always what it is in English: Трамп.
      const exact = word.romanized ? ways.some((way) => matching(way, { prefix: false }).length) : ways.length;
      const instead = exact ? [] : Array.from(new Set(word.readings.flatMap(near)));
      return { text: word.text, ways: [...ways, ...instead], instead };
    }

    function weight(page, way) {
      const counts = way.split(" ").map((part) => Math.max(0, ...Object.entries(page.match).map(([term, fields]) => {
        if (!term.startsWith(part)) { return 0; }
        return Math.max(...fields.map((field) => FIELDS[field])) * (term === part ? WHOLE : BEGINS);
      })));
      return Math.min(...counts);
    }

    /* Pages that have every word: where it counts most first, of equals names before articles and events, then the newest. */
    function find(text) {
      const words = searchWords.asked(text).map(meant);
      const found = words.length && words.every((word) => word.ways.length) ? mini.search({
        combineWith: "AND", queries: words.map((word) => ({
          combineWith: "OR", queries: word.ways.map((way) => ({
            combineWith: "AND", queries: [way], tokenize: (text) => text.split(" "), prefix: true,
          })),
        })),
      }) : [];
      const whole = searchWords.terms(text).join(" ");
      const ranked = found.map((hit) => {
        const page = pages[hit.id];
        const exact = page.key === whole || (words.length === 1 && words[0].ways.includes(page.key));
        const rank = words.reduce((sum, word) => sum + Math.max(...word.ways.map((way) => weight(hit, way))), exact ? TITLE : 0);
        return { page, rank, terms: hit.terms };
      });
      ranked.sort((a, b) => b.rank - a.rank || (b.page.kind === "name") - (a.page.kind === "name")
        || (a.page.day < b.page.day ? 1 : a.page.day > b.page.day ? -1 : a.page.id - b.page.id));
      return { hits: ranked, words };
    }

    /* A word as some page writes it: `kharkiv` is `Kharkiv`. */
    function written(term) {
      for (const hit of matching(term, { prefix: false })) {
        for (const text of [pages[hit.id].title, pages[hit.id].names, pages[hit.id].text]) {
          const word = (text.match(searchWords.WORD) || []).find((each) => searchWords.readings(searchWords.bare(each))[0] === term);
          if (word) { return word; }
        }
      }
      return term;
    }

    /* Older rows are loaded when a reader asks for their years, or finds nothing in the newer ones. */
    async function loadOlder(parts) {
      const wanted = parts.filter((part) => older.includes(part));
      const contents = await Promise.all(wanted.map((part) => load(part.file)));
      wanted.forEach((part, at) => {
        if (older.includes(part)) {
          older.splice(older.indexOf(part), 1);
          add(contents[at].map(pageOf));
        }
      });
    }

    add(given.rows.map(pageOf));
    add(given.names.map(nameOf));
    return { find, loadOlder, older, written };
  }

  return { dayText, filled, says: SAYS, open };
}());

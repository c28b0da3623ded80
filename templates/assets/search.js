/* The page of the search: what is typed and ticked becomes a list of pages, and an address that can be kept. */
(function () {
  "use strict";

  const form = document.querySelector("form[role=search]");
  const field = document.getElementById("q");
  const filters = document.getElementById("filters");
  const boxes = Array.from(filters.querySelectorAll("input"));
  const count = document.getElementById("count");
  const near = document.getElementById("near");
  const results = document.getElementById("results");
  const further = document.getElementById("further");
  const PAGE = 30;
  const SAYS = searchIndex.says;
  const LANGUAGE = document.documentElement.lang;
  let shown = PAGE;
  let index = null;
  let asked = 0;

  function loaded() {
    if (index === null) {
      index = searchIndex.open(form.dataset.index, (file) => fetch(form.dataset.root + file).then((answer) => {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.json();
      }));
      index.catch(() => { index = null; });
    }
    return index;
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) { made.className = className; }
    made.append(...content);
    return made;
  }

  function link(address, ...content) {
    const made = element("a", "", ...content);
    made.href = address;
    return made;
  }

  function say(text, values) {
    return searchIndex.filled(text, values);
  }

  function pages(number) {
    const fitting = form.dataset[new Intl.PluralRules(LANGUAGE).select(number)] || form.dataset.many;
    return say(fitting, { n: number.toLocaleString(LANGUAGE) });
  }

  function found(word, terms) {
    return searchWords.readings(searchWords.bare(word)).some((reading) => terms.has(reading));
  }

  /* The text with the words that were found marked. */
  function marked(text, terms) {
    const made = document.createDocumentFragment();
    let end = 0;
    for (const part of text.matchAll(searchWords.WORD)) {
      if (found(part[0], terms)) {
        made.append(text.slice(end, part.index), element("mark", "", part[0]));
        end = part.index + part[0].length;
      }
    }
    made.append(text.slice(end));
    return made;
  }

  /* The sentence, or the list of names, that has most of the words; of a name the spelling that was looked for. */
  function sentence(page, terms) {
    if (page.kind === "name") {
      const other = page.names.split(" ").filter((word) => found(word, terms));
      return other.length ? say(SAYS.also, { words: other.join(", ") }) : "";
    }
    const having = (text) => new Set((text.match(searchWords.WORD) || []).filter((word) => found(word, terms)).map((word) => word.toLowerCase())).size;
    const best = [...page.text.split("\n"), page.names].filter(Boolean).map((text) => [having(text), text]);
    const most = Math.max(0, ...best.map(([number]) => number));
    return most ? best.find(([number]) => number === most)[1] : "";
  }

  function entry(hit) {
    const page = hit.page, terms = new Set(hit.terms);
    const kinds = { article: SAYS.article, name: page.about === "place" ? SAYS.place : SAYS.person };
    const meta = element("span", "meta", element("span", "desk " + page.kind, kinds[page.kind] || form.dataset[page.kind]));
    if (page.day) {
      const time = element("time", "", searchIndex.dayText(page.day));
      time.dateTime = page.day;
      meta.append(" · ", time);
    }
    const title = ofArticles(link(form.dataset.root + page.path, marked(page.title, terms)));
    const item = element("li", "", title, document.createElement("br"), meta);
    const words = sentence(page, terms);
    if (words) {
      const said = element("p", "meta found", marked(words, terms));
      item.append(page.kind === "name" ? said : ofArticles(said));
    }
    return item;
  }

  /* What is in the language of the articles, where the page is in another one. */
  function ofArticles(made) {
    if (form.dataset.titles) { made.lang = form.dataset.titles; }
    return made;
  }

  function ticked(name) {
    return boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  }

  function passes(page, but) {
    return ["desk", "year"].every((name) => {
      const chosen = ticked(name);
      return name === but || !chosen.length || chosen.includes(name === "desk" ? page.kind : page.day.slice(0, 4));
    });
  }

  /* How many pages each box would leave. */
  function tally(hits) {
    boxes.forEach((box) => {
      const number = hits.filter((hit) => passes(hit.page, box.name)
        && (box.name === "desk" ? hit.page.kind : hit.page.day.slice(0, 4)) === box.value).length;
      box.nextElementSibling.nextElementSibling.textContent = hits.length ? number.toLocaleString(LANGUAGE) : "";
    });
  }

  /* Words of which only a near spelling is on the site. */
  function instead(words, site) {
    return words.filter((word) => word.instead.length)
      .map((word) => say(SAYS.instead, { word: word.text, words: word.instead.map((text) => say(SAYS.quoted, { word: site.written(text) })).join(", ") }) + " ").join("");
  }

  function told(words, number, site) {
    const older = site.older.length ? say(SAYS.unsearched, { years: years(site.older) }) : "";
    if (number) { return instead(words, site) + say(SAYS.found, { pages: pages(number) }) + (older && " " + older); }
    return [SAYS.none, older, SAYS.lists].filter(Boolean).join(" ");
  }

  function years(parts) {
    const all = parts.flatMap((part) => part.years).sort();
    return all.length ? (all[0] === all[all.length - 1] ? all[0] : say(SAYS.years, { first: all[0], last: all[all.length - 1] })) : SAYS.undated;
  }

  /* Where nothing has every word: each word alone, in the spelling that the site has. */
  function offers(words, site) {
    const known = words.filter((word) => word.ways.length);
    return known.length && words.length > 1 ? known.map((word) => {
      const text = word.instead.length ? site.written(word.instead[0]) : word.text;
      return element("li", "", link("?q=" + encodeURIComponent(text), text), " ", element("span", "meta", pages(site.find(text).hits.length)));
    }) : [];
  }

  function draw(site, again) {
    const answer = site.find(field.value);
    const hits = answer.hits.filter((hit) => passes(hit.page));
    tally(answer.hits);
    results.replaceChildren(...hits.slice(0, shown).map(entry));
    const text = told(answer.words, hits.length, site);
    if (count.textContent !== text) { count.textContent = text; }
    const words = hits.length ? [] : offers(answer.words, site);
    near.replaceChildren(...(words.length ? [element("p", "", SAYS.near), element("ul", "rows", ...words)] : []));
    further.replaceChildren();
    if (hits.length > shown) { further.append(button(SAYS.more, () => { shown += PAGE; again(); })); }
    if (site.older.length) { further.append(button(say(SAYS.older, { years: years(site.older) }), () => site.loadOlder([...site.older]).then(again, failed))); }
    return hits.length;
  }

  function button(text, act) {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function failed() {
    count.textContent = SAYS.failed + " " + SAYS.lists;
  }

  function clear() {
    [results, near, further].forEach((part) => part.replaceChildren());
    count.textContent = "";
    tally([]);
  }

  /* Older rows of the years that are ticked; without a result the next older ones, until there is one. */
  function wanting(site, number) {
    const chosen = ticked("year");
    const wanted = chosen.length ? site.older.filter((part) => part.years.some((year) => chosen.includes(year))) : [];
    return wanted.length || number || chosen.length ? wanted : site.older.slice(0, 1);
  }

  async function show() {
    const mine = asked += 1;
    if (!searchWords.asked(field.value).length) { return clear(); }
    try {
      const site = await loaded();
      for (let number = null; mine === asked;) {
        number = draw(site, show);
        const wanted = wanting(site, number);
        if (!wanted.length) { break; }
        await site.loadOlder(wanted);
      }
    } catch (error) {
      if (mine === asked) { failed(); }
    }
  }

  function address() {
    const chosen = new URLSearchParams(new FormData(form));
    return chosen.get("q") || chosen.has("desk") || chosen.has("year") ? "?" + chosen : location.pathname;
  }

  function start() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") || "";
    boxes.forEach((box) => { box.checked = given.getAll(box.name).includes(box.value); });
    filters.open = boxes.some((box) => box.checked);
    form.hidden = filters.hidden = false;
    show();
  }

  function changed() {
    shown = PAGE;
    history.replaceState(null, "", address());
    show();
  }

  field.addEventListener("focus", () => loaded().catch(failed));
  field.addEventListener("input", changed);
  filters.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
    if (matchMedia("(pointer: coarse)").matches) { field.blur(); }  // the keyboard of a phone hides the results
  });
  start();
}());

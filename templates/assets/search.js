/* Filters the site's index in the browser. Without it the page's lists by month and name hold the same pages. */
(function () {
  "use strict";
  var form = document.querySelector("form[role=search]");
  var field = document.getElementById("q");
  var results = document.getElementById("results");
  var count = document.getElementById("count");
  var LIMIT = 100;
  var rows = null;

  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’ʼ]/g, "'").toLowerCase();
  }

  function load() {
    if (rows === null) {
      rows = fetch(form.dataset.index).then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.json();
      }).then(function (list) {
        return list.map(function (row) { return { row: row, text: folded(row.join(" ")) }; });
      });
    }
    return rows;
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    made.textContent = text;
    if (className) { made.className = className; }
    return made;
  }

  function entry(row) {
    var item = document.createElement("li");
    var link = element("a", row[1]);
    link.href = form.dataset.root + row[0];
    item.append(link, " ", element("span", [row[2], row[3]].filter(Boolean).join(" · "), "meta"));
    return item;
  }

  function show() {
    var words = folded(field.value).split(/\s+/).filter(Boolean);
    if (!words.length) {
      results.replaceChildren();
      count.textContent = "";
      return;
    }
    load().then(function (list) {
      var found = list.filter(function (page) {
        return words.every(function (word) { return page.text.indexOf(word) >= 0; });
      });
      results.replaceChildren.apply(results, found.slice(0, LIMIT).map(function (page) { return entry(page.row); }));
      count.textContent = found.length === 0
        ? "No page found. The lists by month and by name are below."
        : found.length + (found.length === 1 ? " page" : " pages") + (found.length > LIMIT ? ", the first " + LIMIT + " are shown" : "");
    }).catch(function () {
      count.textContent = "The index could not be loaded. The lists by month and by name are below.";
    });
  }

  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("focus", load);
  field.addEventListener("input", show);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
    show();
  });
  show();
}());

/* Says above the headline when the briefing is old. The page itself is built without a clock and always names its day. */
(function () {
  "use strict";
  var OLD = 14;
  var DAY = 86400000;
  var note = document.getElementById("age");
  var days = Math.floor((Date.now() - Date.parse(note.dataset.day)) / DAY);
  if (days > OLD) {
    var language = document.documentElement.lang;
    var form = note.dataset[new Intl.PluralRules(language).select(days)] || note.dataset.many;
    note.textContent = note.dataset.text.replace("{days}", form.replace("{n}", days.toLocaleString(language)));
    note.hidden = false;
  }
}());

/* Says above the headline when the briefing is old. The page itself is built without a clock and always names its day. */
(function () {
  "use strict";
  var OLD = 14;
  var DAY = 86400000;
  var note = document.getElementById("age");
  var days = Math.floor((Date.now() - Date.parse(note.dataset.day)) / DAY);
  if (days > OLD) {
    note.textContent = "The newest article in this briefing is " + days.toLocaleString("en") + " days old. Later reports may differ.";
    note.hidden = false;
  }
}());

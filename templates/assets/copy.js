/* Buttons that copy a line of the page; without them the line can be marked by hand. */
(function () {
  "use strict";
  if (!navigator.clipboard) { return; }
  document.querySelectorAll("button[data-copies]").forEach(function (button) {
    var words = button.innerHTML;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.innerHTML = words; }, 2000);
      });
    });
  });
}());

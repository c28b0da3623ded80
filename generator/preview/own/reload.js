// The preview alone adds this file to its pages; no built site holds it.
// It reloads the page when it has changed, and lays what is wrong over the last good one.
(() => {
  const built = document.currentScript.dataset.built;
  let box = null;

  const line = (fault) => {
    const item = document.createElement("li");
    if (!fault.edit) {
      item.textContent = fault.text;
      return item;
    }
    const link = document.createElement("a");
    link.href = fault.edit;
    link.textContent = fault.place;
    item.append(link, fault.text.slice(fault.place.length));
    return item;
  };

  const show = (told) => {
    if (box) box.remove();
    box = null;
    if (!told.problem) return;
    box = document.createElement("aside");
    box.className = "preview-faults";
    box.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.textContent = told.problem;
    const lines = document.createElement("ul");
    lines.append(...told.faults.map(line));
    box.append(title, lines);
    document.body.append(box);
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/.preview/overlay.css";
  document.head.append(style);

  const events = new EventSource("/.preview/events?page=" + encodeURIComponent(location.pathname));
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.built !== built) location.reload();
    else show(told);
  };
})();

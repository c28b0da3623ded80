// The preview alone adds this file to its pages; no built site holds it.
// It reloads the page when the site has changed, and lays what is wrong with the content over the last good page.
(() => {
  const script = document.currentScript;
  const built = script.dataset.built;
  let box = null;

  const show = (faults) => {
    if (box) box.remove();
    box = null;
    if (!faults.length) return;
    box = document.createElement("aside");
    box.className = "preview-faults";
    box.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.textContent = "The content has faults. What you see is the last good site.";
    const lines = document.createElement("pre");
    lines.textContent = faults.join("\n");
    box.append(title, lines);
    document.body.append(box);
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/.preview/overlay.css";
  document.head.append(style);

  const events = new EventSource("/.preview/events");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.built !== built) location.reload();
    else show(told.faults);
  };
})();

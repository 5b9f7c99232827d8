// Shows the mermaid diagrams of docs, each drawn in a frame of its own that may do nothing else, and lets code be copied.
// Without it, and for whoever cannot see the diagrams, there is their text.
(() => {
  const dark = () => document.documentElement.dataset.bsTheme === "dark";
  document.querySelectorAll("pre > code.language-mermaid").forEach((code) => {
    const text = code.textContent;
    const frame = document.createElement("iframe");
    frame.title = "Diagram";
    frame.className = "qd-diagram";
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = document.querySelector("[data-diagram]").dataset.diagram;
    const source = document.createElement("details");
    source.innerHTML = "<summary>Diagram as text</summary>";
    const draw = () => frame.contentWindow.postMessage({ text, dark: dark() }, "*");
    addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow) return;
      if (event.data.ready) draw();
      if (event.data.height) frame.style.height = `${event.data.height + 2}px`;
      if (event.data.failure) {
        frame.remove();
        source.open = true;
        source.firstChild.textContent = `This diagram cannot be drawn: ${event.data.failure}`;
      }
    });
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
    code.parentElement.before(frame, source);
    source.append(code.parentElement);
  });

  document.querySelectorAll(".qd-prose pre").forEach((pre) => {
    const copy = document.createElement("button");
    copy.className = "btn btn-sm qd-copy";
    copy.type = "button";
    copy.dataset.copy = pre.textContent;
    copy.textContent = "Copy";
    pre.before(copy);
  });
})();

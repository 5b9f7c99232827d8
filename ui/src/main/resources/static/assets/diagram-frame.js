// Draws one diagram for the page around it, which sends the text and is told the height.
(() => {
  const tell = (message) => parent.postMessage(message, "*");
  addEventListener("message", async (event) => {
    if (event.source !== parent) return;
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: event.data.dark ? "dark" : "neutral" });
    try {
      const { svg } = await window.mermaid.render("diagram", event.data.text);
      document.body.innerHTML = svg;
      tell({ height: Math.ceil(document.body.scrollHeight) });
    } catch (problem) {
      tell({ failure: problem.message || String(problem) });
    }
  });
  tell({ ready: true });
})();

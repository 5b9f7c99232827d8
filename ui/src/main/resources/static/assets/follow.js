// Keeps the end of a log in view while its reader is at the end.
(() => {
  const logs = () => document.querySelectorAll("[data-follow]");
  const atEnd = new WeakSet();
  const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  const toEnd = (log) => { log.scrollTop = log.scrollHeight; };

  addEventListener("htmx:beforeSwap", () => logs().forEach((log) => isAtEnd(log) ? atEnd.add(log) : atEnd.delete(log)));
  addEventListener("htmx:afterSettle", () => logs().forEach((log) => atEnd.has(log) && toEnd(log)));
  if (!location.hash) logs().forEach(toEnd);
})();

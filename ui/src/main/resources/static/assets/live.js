// Keeps an open page true. One stream carries all topics that the page's regions name in data-topics; an event makes
// each region that it concerns ask for itself again, which htmx does on hx-trigger="live".
(() => {
  const regions = () => [...document.querySelectorAll("[data-topics]")];
  const topicsOf = (region) => region.dataset.topics.split(/\s+/).filter(Boolean);
  const byId = (id) => document.getElementById(id);
  const waiting = new WeakMap();
  let stream;
  let listening = "";
  let last;
  let rest = 1000;
  let retry;

  const show = (live) => {
    const dot = byId("live-dot");
    if (!dot) return;
    dot.hidden = false;
    dot.classList.toggle("is-off", !live);
    dot.textContent = live ? "Live" : "Reconnecting";
    dot.title = live ? "This page updates itself" : "Below is the last known state";
  };

  // a burst of events is one request
  const refresh = (region) => {
    if (waiting.has(region)) return;
    waiting.set(region, setTimeout(() => {
      waiting.delete(region);
      if (region.isConnected) region.dispatchEvent(new CustomEvent("live"));
    }, 150 + Math.random() * 150));
  };

  const heard = (event) => {
    last = event.lastEventId;
    const [line, sentence] = event.data.split("\n");
    const topics = new Set(line.split(" "));
    for (const region of regions()) {
      if (topicsOf(region).some((topic) => topics.has(topic))) refresh(region);
    }
    if (sentence && byId("announce")) byId("announce").textContent = sentence;
  };

  const address = (topics) => {
    const query = new URLSearchParams(topics.map((topic) => ["topic", topic]));
    const rendered = document.querySelector("meta[name=rendered]");
    if (last) query.set("last", last);
    else if (rendered) query.set("rendered", rendered.content);
    return "/events?" + query;
  };

  const open = (topics) => {
    clearTimeout(retry);
    if (stream) stream.close();
    stream = undefined;
    if (!topics.length) return;
    const opened = new EventSource(address(topics));
    // what changed between the making of the page and this moment was told to nobody
    let lost = true;
    opened.onopen = () => {
      show(true);
      rest = 1000;
      if (lost) regions().forEach(refresh);
      lost = false;
    };
    opened.onerror = () => {
      show(false);
      lost = true;
      // a refusal ends a stream for good; the browser itself only mends broken connections
      if (opened.readyState === EventSource.CLOSED && opened === stream) again();
    };
    opened.addEventListener("change", heard);
    stream = opened;
  };

  const again = () => {
    clearTimeout(retry);
    retry = setTimeout(() => {
      open(listening.split(" ").filter(Boolean));
      regions().forEach(refresh);
    }, rest);
    rest = Math.min(rest * 2, 30_000);
  };

  const listen = () => {
    const topics = [...new Set(regions().flatMap(topicsOf))].sort();
    if (topics.join(" ") === listening) return;
    listening = topics.join(" ");
    open(topics);
  };

  addEventListener("DOMContentLoaded", listen);
  addEventListener("htmx:afterSettle", listen);
  addEventListener("pagehide", () => { if (stream) stream.close(); clearTimeout(retry); });
  // out of the browser's back-forward cache a page comes without its stream, and old
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();

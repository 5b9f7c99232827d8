// Keeps an open page true. One stream carries all topics that the page's regions name in data-topics; an event makes
// each region that it concerns ask for itself again, which htmx does on hx-trigger="live".
(() => {
  const regions = () => [...document.querySelectorAll("[data-topics]")];
  const topicsOf = (region) => region.dataset.topics.split(/\s+/).filter(Boolean);
  const dot = () => document.getElementById("live-dot");
  const waiting = new WeakMap();
  let stream;
  let listening = "";

  const show = (live) => {
    if (!dot()) return;
    dot().hidden = false;
    dot().classList.toggle("is-off", !live);
    dot().textContent = live ? "Live" : "Reconnecting";
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
    const [line, sentence] = event.data.split("\n");
    const topics = new Set(line.split(" "));
    for (const region of regions()) {
      if (topicsOf(region).some((topic) => topics.has(topic))) refresh(region);
    }
    const announce = document.getElementById("announce");
    if (announce && sentence) announce.textContent = sentence;
  };

  const listen = () => {
    const topics = [...new Set(regions().flatMap(topicsOf))].sort();
    const wanted = topics.join(" ");
    if (wanted === listening) return;
    listening = wanted;
    if (stream) stream.close();
    if (!topics.length) return;
    stream = new EventSource("/events?" + topics.map((topic) => "topic=" + encodeURIComponent(topic)).join("&"));
    let opened = false;
    stream.onopen = () => {
      show(true);
      if (opened) regions().forEach(refresh);
      opened = true;
    };
    stream.onerror = () => show(false);
    stream.addEventListener("change", heard);
  };

  addEventListener("DOMContentLoaded", listen);
  addEventListener("htmx:afterSettle", listen);
  addEventListener("pagehide", () => stream && stream.close());

  addEventListener("htmx:configRequest", (event) => {
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf && event.detail.verb !== "get") event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  // the words of a time grow old
  const units = [[60, "s"], [60, "min"], [24, "h"], [Infinity, "day"]];
  const ago = (instant) => {
    let value = Math.max(0, (Date.now() - new Date(instant)) / 1000);
    if (value < 10) return "just now";
    for (const [size, unit] of units) {
      if (value < size) {
        const whole = Math.floor(value);
        return whole + " " + (unit === "day" && whole !== 1 ? "days" : unit) + " ago";
      }
      value /= size;
    }
    return "";
  };
  setInterval(() => {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      const words = ago(time.dateTime);
      if (time.textContent !== words) time.textContent = words;
    }
  }, 10_000);

  // copy buttons: data-copy holds the text
  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const announce = document.getElementById("announce");
    if (announce) announce.textContent = "Copied";
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1500);
  });
})();

// A stream of lines. It is made of chunks, each of which knows where it goes on at both ends; the page never holds more
// than some thousand lines: what is far from the reader goes, and is asked for again when it is scrolled to.
(() => {
  const stream = document.getElementById("stream");
  const log = document.getElementById("log");
  if (!stream || !log) return;
  // whether the newest lines that the page had are gone from it
  let cut = false;
  const MOST = 3000;
  const CHUNK = 300;
  const NEAR = 400;
  const byId = (id) => document.getElementById(id);
  const chunks = () => [...log.querySelectorAll(":scope > ol")];
  const count = () => log.querySelectorAll(":scope > ol > li").length;
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  const say = (sentence) => { if (byId("announce")) byId("announce").textContent = sentence; };

  // times of the reader's own zone
  const two = (number, length = 2) => String(number).padStart(length, "0");
  const localise = (root) => {
    if (stream.dataset.zone !== "local") return;
    for (const time of root.querySelectorAll("a > time[datetime]")) {
      const at = new Date(time.dateTime);
      time.textContent = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${two(at.getMilliseconds(), 3)}`;
    }
  };

  const parse = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    localise(template.content);
    return template.content;
  };

  // what a reader has scrolled away from, whole chunks at a time so that nothing is lost between them
  const dropFrom = (end) => {
    while (count() > MOST && chunks().length > 1) {
      const far = end ? chunks().at(-1) : chunks()[0];
      const height = far.offsetHeight;
      far.remove();
      if (end) cut = true;
      else log.scrollTop -= height;
    }
    showLinks();
  };

  const showLinks = () => {
    const link = (id, address) => {
      const at = byId(id);
      if (!at) return;
      at.parentElement.hidden = !address;
      if (address) at.href = address.replace("/lines?", "?");
    };
    link("older", chunks()[0]?.dataset.older);
    link("newer", chunks().at(-1)?.dataset.newer);
  };

  let loading = false;
  let restUntil = 0;
  let restOlderUntil = 0;
  const load = async (older) => {
    const edge = older ? chunks()[0] : chunks().at(-1);
    const address = edge && (older ? edge.dataset.older : edge.dataset.newer);
    if (loading || !address || Date.now() < (older ? restOlderUntil : restUntil)) return;
    loading = true;
    log.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const chunk = parse(await answer.text()).querySelector("ol");
      const before = log.scrollHeight;
      if (older) { log.prepend(chunk); log.scrollTop += log.scrollHeight - before; } else log.append(chunk);
      // it is for the reader to say whether to look further
      if (chunk.dataset.gaveUp) {
        byId("found").textContent = chunk.dataset.gaveUp + " Scroll on to look further.";
        restOlderUntil = Date.now() + 1500;
      }
      // what is newer than the newest is not there yet: it is asked for when somebody scrolls to it again
      if (!older && !chunk.children.length) { chunk.remove(); restUntil = Date.now() + 3000; }
      dropFrom(older);
    } catch (problem) {
      say("More lines could not be had just now.");
      byId("found").textContent = "More lines could not be had just now. Scroll to try again.";
    } finally {
      loading = false;
      log.removeAttribute("aria-busy");
    }
  };

  log.addEventListener("scroll", () => {
    if (log.scrollTop < NEAR) load(true);
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) load(false);
    if (following()) { if (isAtEnd()) showHeld(); else paused = true; }
  }, { passive: true });
  addEventListener("click", (event) => {
    const link = event.target.closest("#older, #newer");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.id === "older");
  });

  // following: lines come as they are written; a reader who scrolls up is left in peace
  let source;
  let paused = false;
  let position = new URLSearchParams((stream.dataset.events || "").split("?")[1] || "").get("after") || "";
  let heardUpTo = position;
  let held = [];
  let lost = false;
  const following = () => Boolean(source);

  const addressOf = (part, name, value) => {
    const [path, query] = stream.dataset.events.split("?");
    const parameters = new URLSearchParams(query);
    parameters.delete("after");
    if (value) parameters.set(name, value);
    return path.replace(/\/events$/, part) + "?" + parameters;
  };

  const showPaused = () => {
    const button = byId("newer-count");
    button.hidden = !held.length && !lost;
    button.textContent = lost ? "Many newer lines, show" : `${held.length} newer, show`;
  };

  const append = (lines, before) => {
    let chunk = chunks().at(-1);
    if (!chunk || chunk.children.length >= CHUNK) {
      chunk = document.createElement("ol");
      if (before) chunk.dataset.older = addressOf("/lines", "before", before);
      log.append(chunk);
    }
    log.classList.remove("d-none");
    stream.querySelector(".qd-empty")?.remove();
    for (const line of lines) if (!line.id || !byId(line.id)) chunk.append(line);
    dropFrom(false);
  };

  const showHeld = () => {
    paused = false;
    if (lost || (cut && held.length)) { location.href = addressOf("", "follow", "true"); return; }
    if (held.length) { append(held, position); held = []; toEnd(); }
    position = heardUpTo;
    showPaused();
  };

  const heard = (event) => {
    const lines = [...parse(event.data).querySelectorAll("li")];
    heardUpTo = event.lastEventId;
    // somebody may have scrolled up without the browser having said so yet
    if (!isAtEnd()) paused = true;
    if (paused) {
      held.push(...lines);
      if (held.length > MOST) { held = []; lost = true; }
      showPaused();
    } else {
      append(lines, position);
      position = heardUpTo;
      toEnd();
    }
  };

  const state = (text, live) => {
    let dot = byId("following");
    if (!dot && text) {
      dot = document.createElement("span");
      dot.id = "following";
      dot.className = "qd-livedot";
      document.querySelector(".qd-title").append(" ", dot);
    }
    if (!dot) return;
    dot.hidden = !text;
    dot.textContent = text;
    dot.classList.toggle("is-off", !live);
  };

  let rest = 1000;
  let again;
  const open = () => {
    const opened = new EventSource(addressOf("/events", "after", heardUpTo));
    source = opened;
    opened.onopen = () => { rest = 1000; state("Following", true); };
    opened.onerror = () => {
      state("Reconnecting", false);
      // a refusal ends a stream for good; the browser itself mends broken connections, and says what it heard last
      if (opened.readyState === EventSource.CLOSED && opened === source) {
        again = setTimeout(open, rest);
        rest = Math.min(rest * 2, 30_000);
      }
    };
    opened.addEventListener("lines", heard);
    opened.addEventListener("at", (event) => { heardUpTo = event.lastEventId; if (!held.length) position = heardUpTo; });
    opened.addEventListener("behind", () => { lost = true; if (paused) showPaused(); else showHeld(); });
    opened.addEventListener("problem", (event) => { byId("found").textContent = event.data; });
  };
  const close = () => { clearTimeout(again); if (source) source.close(); source = undefined; };

  const follow = (on) => {
    const button = byId("follow");
    const address = new URL(location.href);
    if (on) address.searchParams.set("follow", "true"); else address.searchParams.delete("follow");
    history.replaceState(history.state, "", address);
    const icon = button.querySelector(".ti");
    icon.classList.toggle("ti-player-pause", on);
    icon.classList.toggle("ti-player-play", !on);
    icon.nextSibling.textContent = on ? " Stop following" : " Follow";
    if (on && cut) { location.href = address; return; }
    if (on) { open(); toEnd(); paused = false; say("Following"); } else { close(); showHeld(); state("", false); say("No longer following"); }
  };
  byId("follow")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(!following());
  });
  byId("newer-count").addEventListener("click", () => { showHeld(); toEnd(); log.focus(); });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    if (byId("follow")) { event.preventDefault(); byId("follow").click(); }
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted && stream.dataset.following === "true") location.reload(); });

  // what a line says beside its text, below it; the address of the line is the link itself
  log.addEventListener("click", async (event) => {
    const link = event.target.closest("li > a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const line = link.parentElement;
    if (line.nextElementSibling?.matches(".is-fields")) { line.nextElementSibling.remove(); link.removeAttribute("aria-expanded"); return; }
    const address = new URL(link.href);
    const parameters = new URLSearchParams(location.search);
    address.searchParams.forEach((value, name) => parameters.set(name, value));
    const answer = await fetch(address.pathname + "/line?" + parameters);
    const item = document.createElement("li");
    item.className = "is-fields gap";
    if (answer.ok) item.append(parse(await answer.text()));
    else item.textContent = "That line is kept no longer.";
    line.after(item);
    link.setAttribute("aria-expanded", "true");
    history.replaceState(history.state, "", "#" + line.id);
  });

  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy-address]");
    if (!button) return;
    await navigator.clipboard.writeText(location.href);
    say("Copied");
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1500);
  });

  localise(log);
  showLinks();
  const target = stream.dataset.target && byId(stream.dataset.target);
  if (target) {
    target.classList.add("is-target");
    log.scrollTop += target.getBoundingClientRect().top - log.getBoundingClientRect().top - log.clientHeight / 2;
  } else if (!new URLSearchParams(location.search).get("after")) toEnd();
  if (stream.dataset.following === "true" && stream.dataset.events) open();
})();

// The palette and the keys. No key changes anything but the page that is shown.
(() => {
  const places = { h: "/", c: "/catalog", d: "/delivery", w: "/workloads", s: "/signals", b: "/dashboards", t: "/traces", o: "/signals/objectives", e: "/environments", k: "/clusters", a: "/audit" };
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const query = () => document.getElementById("palette-q");
  let afterG = 0;
  // what the list answers, and whether Enter waits for the answer to what is typed: the first choice of an older
  // answer is not what a fast typist means
  let answered = null;
  let entered = false;

  const options = () => [...document.querySelectorAll("#palette-list [role=option]")];
  const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  const choose = (index) => {
    const all = options();
    if (!all.length) { query().removeAttribute("aria-activedescendant"); return; }
    const at = (index + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    all[at].scrollIntoView({ block: "nearest" });
    query().setAttribute("aria-activedescendant", all[at].id);
  };

  // a dialog that is closed gives the focus back to what had it: browsers do that by themselves
  const open = (dialog) => { if (dialog && !dialog.open) dialog.showModal(); };
  const openPalette = () => {
    const palette = document.getElementById("palette");
    if (!palette || palette.open) return;
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    open(palette);
    query().setAttribute("aria-expanded", "true");
    query().select();
    query().dispatchEvent(new CustomEvent("palette-open"));
  };

  addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-palette]")) { event.preventDefault(); openPalette(); }
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog) { event.preventDefault(); open(dialog); }
    }
    if (event.target.matches("dialog[open]") && outside(event)) event.target.close();
  });
  // the veil of a dialog belongs to it; the dialog itself has no bare edge that could be clicked by mistake
  const outside = (event) => {
    const box = event.target.getBoundingClientRect();
    return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
  };
  const follow = () => {
    const option = options()[chosen()];
    if (option) option.click(); else query().form.submit();
  };
  addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "palette-list") return;
    answered = event.detail.requestConfig.parameters.q;
    choose(0);
    if (entered && answered === query().value) { entered = false; follow(); }
  });
  // the search page says what is wrong
  const unanswered = (event) => { if (event.target.id === "palette-q" && entered) { entered = false; query().form.submit(); } };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => addEventListener(name, unanswered));
  addEventListener("input", (event) => { if (event.target.id === "palette-q") entered = false; });

  const inPalette = (event) => {
    const at = chosen();
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (event.key === "Enter") { if (answered === query().value) follow(); else entered = true; }
    else return;
    event.preventDefault();
  };

  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openPalette(); return; }
    if (event.target.id === "palette-q") { inPalette(event); return; }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key === "/") { event.preventDefault(); openPalette(); }
    else if (key === "?") open(document.getElementById("keys"));
    else if (key === "g") afterG = Date.now();
    // of what is in view, if that writes any
    else if (Date.now() - afterG < 1500 && key === "l") location.href = [...document.querySelectorAll("a[data-logs]")].at(-1)?.href ?? "/logs";
    else if (Date.now() - afterG < 1500 && places[key]) location.href = places[key];
  });
})();

// The palette and the keys. No key changes anything but the page that is shown.
(() => {
  const places = { h: "/", c: "/catalog", d: "/delivery", w: "/workloads", a: "/audit" };
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  let afterG = 0;

  const options = () => [...document.querySelectorAll("#palette-list [role=option]")];
  const choose = (index) => {
    const all = options();
    if (!all.length) return;
    const at = (index + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute("aria-selected", place === at ? "true" : "false"));
    all[at].scrollIntoView({ block: "nearest" });
    document.getElementById("palette-q").setAttribute("aria-activedescendant", all[at].id);
  };
  const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  const follow = (option) => { const link = option && option.querySelector("a"); if (link) link.click(); };

  const openPalette = () => {
    const palette = document.getElementById("palette");
    if (palette.open) return;
    palette.showModal();
    const query = document.getElementById("palette-q");
    query.focus();
    query.select();
    query.dispatchEvent(new CustomEvent("palette-open"));
  };

  addEventListener("click", (event) => {
    if (event.target.closest("[data-palette]")) { event.preventDefault(); openPalette(); }
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog) { event.preventDefault(); dialog.showModal(); }
    }
    if (event.target.matches("dialog[open]")) event.target.close();
  });
  addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "palette-list") choose(0); });

  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openPalette(); return; }
    if (event.target.id === "palette-q") {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen() + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen() - 1); }
      if (event.key === "Enter" && chosen() >= 0) { event.preventDefault(); follow(options()[chosen()]); }
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); openPalette(); }
    else if (event.key === "?") { const keys = document.getElementById("keys"); if (keys && !keys.open) keys.showModal(); }
    else if (event.key === "g") afterG = Date.now();
    else if (Date.now() - afterG < 1500 && places[event.key]) location.href = places[event.key];
  });
})();

// Draws the charts of a page from one answer, on one time axis: drag to zoom, double click to see all again, click a legend
// entry to leave it out. What was not measured is a gap.
(() => {
  const box = document.getElementById("charts");
  if (!box || !window.uPlot) return;
  const sync = uPlot.sync("charts");
  const { colours, colour, short, units, clock, say } = chartKit;
  const markers = chartKit.markers(() => last.markers);

  // one line for each signal, each release if these are compared, and last week
  const lines = (data, names) => {
    const found = [];
    const versions = Object.keys(data.releases);
    const one = names.length === 1;
    // two versions: of each signal the same colour, the base dashed
    if (data.versions) {
      names.forEach((name, index) => [data.versions.base, data.versions.version].forEach((version) =>
        found.push({ label: one ? version : `${version} ${name}`, values: data.releases[version]?.[name], dashed: version === data.versions.base, colour: one ? Number(version === data.versions.base) : index })));
      return found.filter((line) => line.values);
    }
    if (!(one && versions.length > 1)) names.forEach((name) => found.push({ label: one && !data.named ? "all" : name, values: data.all[name] }));
    if (versions.length > 1) versions.forEach((version) => found.push({ label: version, values: data.releases[version][one ? names[0] : "p95"] }));
    if (data.lastWeek) found.push({ label: "last week", values: data.lastWeek[one ? names[0] : "p95"], old: true });
    return found.filter((line) => line.values);
  };

  const options = (place, data, shown) => {
    const write = units[place.dataset.unit] || short;
    const axis = chartKit.axis();
    const aged = data.versions?.fromBegin;
    return {
      width: place.clientWidth, height: 150, padding: [14, 8, 0, 0], plugins: [markers],
      tzDate: chartKit.utc,
      cursor: { sync: { key: sync.key }, drag: { setScale: false }, points: { size: 5 } },
      hooks: { setSelect: [(plot) => aged || chartKit.zoom(plot, box.dataset.zoom)] },
      scales: { x: { time: !aged }, y: { range: (_, low, high) => [low < 0 ? low * 1.1 : 0, high > 0 ? high * 1.1 : 1] } },
      axes: [{ ...axis, size: 28, values: (_, ticks) => ticks.map((at) => aged ? units.seconds(at) : clock(at, data.at.at(-1) - data.at[0])) }, { ...axis, size: 64, values: (_, ticks) => ticks.map(write) }],
      legend: { live: true },
      series: [{ label: aged ? "After" : undefined, value: (_, at) => aged && at != null ? units.seconds(at) : chartKit.moment(at) },
        ...shown.map((line, index) => ({
          label: line.label, stroke: line.old ? colour("--qd-ink-3") : colour(colours[(line.colour ?? index) % colours.length]), width: 1.5,
          dash: line.old || line.dashed ? [4, 3] : undefined, spanGaps: Boolean(line.old), points: { size: 3 },
          value: (_, number) => number == null ? "–" : write(number),
        }))],
    };
  };

  const plots = new Map();
  let last;
  let dragging = false;
  const remove = (place) => {
    const before = plots.get(place);
    if (before) { sync.unsub(before.plot); before.plot.destroy(); plots.delete(place); }
  };
  // a chart that has the same lines keeps what somebody chose in its legend
  const draw = (data, anew) => {
    box.querySelectorAll("[data-signals]").forEach((place) => {
      const shown = lines(data, place.dataset.signals === "*" ? Object.keys(data.all) : place.dataset.signals.split(" "));
      const labels = shown.map((line) => line.label).join("\n");
      const numbers = [data.at, ...shown.map((line) => line.values)];
      if (!anew && plots.get(place)?.labels === labels) { plots.get(place).plot.setData(numbers); return; }
      remove(place);
      if (!shown.some((line) => line.values.some((number) => number != null))) { say(place, "Nothing was measured in this time."); return; }
      place.replaceChildren();
      const plot = new uPlot(options(place, data, shown), numbers, place);
      sync.sub(plot);
      plots.set(place, { plot, labels });
    });
  };

  // the numbers above the charts; what is counted for the first time gets a chart too
  const tell = (panels) => panels.forEach((panel, index) => {
    let place = box.querySelector(`[data-signals="${panel.signals.join(" ")}"]`);
    if (!place) {
      const added = box.firstElementChild.cloneNode(true);
      place = added.querySelector("[data-signals]");
      place.replaceChildren();
      Object.assign(place.dataset, { signals: panel.signals.join(" "), unit: panel.unit });
      added.querySelector("h3").textContent = panel.title;
      added.querySelector("p").textContent = panel.note;
      box.insertBefore(added, box.children[index]);
    }
    const head = place.parentElement;
    head.querySelector("strong").textContent = panel.value;
    head.querySelector("strong + span").textContent = panel.suffix;
    place.setAttribute("aria-label", `${panel.title}: ${panel.value} ${panel.suffix} in this time`);
  });

  // an answer to a query has lines of its own names
  const shaped = (data) => data.series ? { at: data.at, all: Object.fromEntries(data.series.slice(0, 20).map((one) => [one.name, one.values])), releases: {}, markers: [], panels: [], named: true } : data;

  const load = async () => {
    try {
      const answer = await fetch(box.dataset.charts, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error((await answer.json()).detail || answer.statusText);
      last = shaped(await answer.json());
      if (!dragging) { tell(last.panels); draw(last, false); }
    } catch (problem) {
      if (!last) box.querySelectorAll("[data-signals]").forEach((place) => say(place, `The numbers could not be had: ${problem.message}`));
    }
  };

  load();
  if (box.dataset.follow === "true") setInterval(() => { if (!document.hidden) load(); }, 10000);
  let width = box.clientWidth;
  addEventListener("resize", () => { if (last && box.clientWidth !== width) { width = box.clientWidth; draw(last, true); } });
  box.addEventListener("pointerdown", () => { dragging = true; });
  ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, () => { dragging = false; }));
  new MutationObserver(() => last && draw(last, true)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
})();

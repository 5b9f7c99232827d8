// Draws the charts of a page from one answer, on one time axis: drag to zoom, double click to see all again, click a legend
// entry to leave it out. What was not measured is a gap.
(() => {
  const box = document.getElementById("charts");
  if (!box || !window.uPlot) return;
  const sync = uPlot.sync("charts");
  const colours = ["--qd-accent", "--qd-cat-4", "--qd-cat-2", "--qd-cat-3", "--qd-cat-5", "--qd-cat-6"];
  const states = { succeeded: "--qd-mute", failed: "--qd-fail", "rolled-back": "--qd-fail" };
  const probe = document.createElement("i");
  probe.hidden = true;
  box.append(probe);
  // a token names a colour for either theme: only a computed colour is one of them
  const colour = (token) => { probe.style.color = `var(${token})`; return getComputedStyle(probe).color; };

  const short = (number) => number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : String(+number.toPrecision(2));
  const units = {
    rate: (n) => `${short(n)}/s`, ratio: (n) => `${short(n * 100)} %`, cores: short, count: short, perMinute: (n) => `${short(n)}/min`,
    seconds: (n) => n >= 1 ? `${short(n)} s` : `${short(n * 1000)} ms`,
    bytes: (n) => n >= 2 ** 30 ? `${short(n / 2 ** 30)} GiB` : `${short(n / 2 ** 20)} MiB`,
  };

  const markers = { hooks: { draw: [(plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.setLineDash([3, 3]);
    ctx.font = `600 ${11 * devicePixelRatio}px Inter, sans-serif`;
    ctx.textAlign = "center";
    last.markers.forEach((mark) => {
      const x = plot.valToPos(mark.at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) return;
      ctx.strokeStyle = ctx.fillStyle = colour(states[mark.state] || "--qd-busy");
      ctx.beginPath(); ctx.moveTo(x, bbox.top); ctx.lineTo(x, bbox.top + bbox.height); ctx.stroke();
      ctx.fillText(mark.letter, x, bbox.top - 3 * devicePixelRatio);
    });
    ctx.restore();
  }] } };

  // one line for each signal, each release if these are compared, and last week
  const lines = (data, names) => {
    const found = [];
    const versions = Object.keys(data.releases);
    const one = names.length === 1;
    if (!(one && versions.length > 1)) names.forEach((name) => found.push({ label: one && !data.named ? "all" : name, values: data.all[name] }));
    if (versions.length > 1) versions.forEach((version) => found.push({ label: version, values: data.releases[version][one ? names[0] : "p95"] }));
    if (data.lastWeek) found.push({ label: "last week", values: data.lastWeek[one ? names[0] : "p95"], old: true });
    return found.filter((line) => line.values);
  };

  const clock = (at, length) => {
    const text = new Date(at * 1000).toISOString();
    return length > 2 * 86400 ? text.slice(5, 10) : length > 3600 ? text.slice(11, 16) : text.slice(11, 19);
  };

  const options = (place, data, shown) => {
    const write = units[place.dataset.unit] || short;
    const axis = { stroke: colour("--qd-ink-3"), font: "11px Inter, sans-serif", grid: { stroke: colour("--qd-line"), width: 1 }, ticks: { show: false } };
    return {
      width: place.clientWidth, height: 150, padding: [14, 8, 0, 0], plugins: [markers],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      cursor: { sync: { key: sync.key }, drag: { setScale: false }, points: { size: 5 } },
      hooks: { setSelect: [(plot) => {
        if (plot.select.width < 8) return;
        const at = (left) => new Date(plot.posToVal(left, "x") * 1000).toISOString().slice(0, 19) + "Z";
        location.href = `${box.dataset.zoom}&from=${at(plot.select.left)}&to=${at(plot.select.left + plot.select.width)}`;
      }] },
      scales: { y: { range: (_, low, high) => [low < 0 ? low * 1.1 : 0, high > 0 ? high * 1.1 : 1] } },
      axes: [{ ...axis, size: 28, values: (_, ticks) => ticks.map((at) => clock(at, data.at.at(-1) - data.at[0])) }, { ...axis, size: 64, values: (_, ticks) => ticks.map(write) }],
      legend: { live: true },
      series: [{ value: (_, at) => at == null ? "–" : new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ") },
        ...shown.map((line, index) => ({
          label: line.label, stroke: line.old ? colour("--qd-ink-3") : colour(colours[index % colours.length]), width: 1.5,
          dash: line.old ? [4, 3] : undefined, spanGaps: Boolean(line.old), points: { size: 3 },
          value: (_, number) => number == null ? "–" : write(number),
        }))],
    };
  };

  const plots = new Map();
  let last;
  let dragging = false;
  const say = (place, text) => { const words = document.createElement("p"); words.className = "qd-sm qd-3"; words.textContent = text; place.replaceChildren(words); };
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

  // an answer to a query has lines of its own names
  const shaped = (data) => data.series ? { at: data.at, all: Object.fromEntries(data.series.slice(0, 20).map((one) => [one.name, one.values])), releases: {}, markers: [], named: true } : data;

  const load = async () => {
    try {
      const answer = await fetch(box.dataset.charts, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error((await answer.json()).detail || answer.statusText);
      last = shaped(await answer.json());
      if (!dragging) draw(last, false);
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

// Draws the charts of a dashboard's panels, each as soon as its panel has come, with one cursor and one set of letters. A panel
// that comes again gives its numbers to the chart that is there, which keeps what somebody chose in its legend.
(() => {
  const box = document.getElementById("dashboard");
  if (!box || !window.uPlot) return;
  const { colours, colour, units, short } = chartKit;
  const sync = uPlot.sync("dashboard");
  const plots = new Map();
  const marks = () => JSON.parse(document.getElementById("changes")?.dataset.markers || "[]");

  const shown = (chart) => [
    ...chart.lines.map((line, at) => ({ ...line, at })),
    ...chart.lastWeek.map((line) => ({ ...line, label: `${line.label}, last week`, old: true, at: chart.lines.findIndex((now) => now.label === line.label) })),
  ];
  const kind = (chart) => JSON.stringify([chart.unit, chart.stacked, shown(chart).map((line) => line.label), chart.thresholds]);

  // each line on top of those before it; what was not measured adds nothing
  const stacked = (lines) => {
    const sum = [];
    return lines.map((line) => line.old ? line.values : line.values.map((value, at) => {
      sum[at] = (sum[at] || 0) + (value || 0);
      return value == null ? null : sum[at];
    }));
  };
  const numbers = (chart) => {
    const lines = shown(chart);
    return [chart.at, ...(chart.stacked ? stacked(lines) : lines.map((line) => line.values))];
  };

  const limits = (chart) => ({ hooks: { draw: [(plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath(); ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height); ctx.clip();
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.lineWidth = devicePixelRatio;
    chart.thresholds.forEach((limit) => {
      const y = plot.valToPos(limit.value, "y", true);
      ctx.strokeStyle = colour(limit.level === "fail" ? "--qd-fail" : "--qd-warn");
      ctx.beginPath(); ctx.moveTo(bbox.left, y); ctx.lineTo(bbox.left + bbox.width, y); ctx.stroke();
    });
    ctx.restore();
  }] } });

  // a limit is shown where it is near; one that is far away would make the line flat
  const range = (chart) => (_, low, high) => {
    const near = chart.thresholds.map((limit) => limit.value).filter((value) => value <= high * 2.5);
    const top = Math.max(high || 0, ...near);
    return [Math.min(0, low || 0), top > 0 ? top * 1.1 : 1];
  };

  const options = (place, chart) => {
    const write = units[chart.unit] || short;
    const axis = chartKit.axis();
    const length = chart.at.length * chart.step;
    return {
      width: place.clientWidth, height: 150, padding: [14, 8, 0, 0], plugins: [chartKit.markers(marks), limits(chart)],
      tzDate: chartKit.utc,
      cursor: { sync: { key: sync.key }, drag: { setScale: false }, points: { size: 5 } },
      hooks: { setSelect: [(plot) => box.dataset.zoom && chartKit.zoom(plot, box.dataset.zoom)] },
      scales: { y: { range: range(chart) } },
      axes: [{ ...axis, size: 28, values: (_, ticks) => ticks.map((at) => chartKit.clock(at, length)) }, { ...axis, size: 64, values: (_, ticks) => ticks.map(write) }],
      legend: { live: true },
      series: [{ value: (_, at) => chartKit.moment(at) }, ...shown(chart).map((line) => ({
        label: line.label, stroke: colour(colours[Math.max(line.at, 0) % colours.length]), width: line.old ? 1 : 1.5,
        dash: line.old ? [4, 3] : line.at >= colours.length ? [8, 2] : undefined, spanGaps: Boolean(line.old), points: { size: 3 },
        fill: chart.stacked && !line.old ? colour(colours[line.at % colours.length]).replace(")", " / .14)").replace(/,/g, " ") : undefined,
        value: (plot, number, series, at) => {
          const own = at == null ? null : shown(plots.get(place.closest("[id]").id)?.chart || chart)[series - 1]?.values[at];
          return own == null ? "–" : write(own);
        },
      }))],
    };
  };

  const remove = (id) => {
    const before = plots.get(id);
    if (before) { sync.unsub(before.plot); before.plot.destroy(); plots.delete(id); }
  };
  const draw = (place, anew) => {
    const id = place.closest("[id]").id;
    const chart = JSON.parse(place.dataset.chart);
    const before = plots.get(id);
    if (!anew && before && before.kind === kind(chart)) {
      before.chart = chart;
      place.replaceChildren(before.plot.root);
      before.plot.setData(numbers(chart));
      return;
    }
    remove(id);
    place.replaceChildren();
    const kept = { chart, kind: kind(chart) };
    plots.set(id, kept);
    kept.plot = new uPlot(options(place, chart), numbers(chart), place);
    sync.sub(kept.plot);
  };
  const drawAll = (anew) => {
    const places = [...box.querySelectorAll("[data-chart]")];
    const there = new Set(places.map((place) => place.closest("[id]").id));
    [...plots.keys()].filter((id) => !there.has(id)).forEach(remove);
    places.filter((place) => anew || !place.firstChild).forEach((place) => draw(place, anew));
  };

  drawAll(false);
  // a chart is taken out before its panel is replaced, and put into the new one
  addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
    const kept = plots.get(target.id);
    if (kept) kept.plot.root.remove();
  });
  addEventListener("htmx:afterSettle", ({ detail: { elt } }) => {
    if (elt?.id === "changes") plots.forEach(({ plot }) => plot.redraw());
    drawAll(false);
  });
  const failed = ({ detail: { target } }) => {
    const words = target?.querySelector?.("[data-failed]");
    if (words) { words.hidden = false; words.previousElementSibling.hidden = true; target.removeAttribute("aria-busy"); }
  };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => addEventListener(name, failed));
  let width = box.clientWidth;
  addEventListener("resize", () => { if (box.clientWidth !== width) { width = box.clientWidth; drawAll(true); } });
  new MutationObserver(() => drawAll(true)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
})();

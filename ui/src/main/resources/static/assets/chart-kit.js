// What the charts of a component and those of dashboards share: colours, units, times, and the letters of changes.
const chartKit = (() => {
  const colours = ["--qd-accent", "--qd-cat-4", "--qd-cat-2", "--qd-cat-3", "--qd-cat-5", "--qd-cat-6"];
  const states = { succeeded: "--qd-mute", failed: "--qd-fail", "rolled-back": "--qd-fail" };
  const probe = document.createElement("i");
  probe.hidden = true;
  // a token names a colour for either theme: only a computed colour is one of them
  const colour = (token) => {
    if (!probe.isConnected) document.body.append(probe);
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };

  const short = (number) => {
    const size = Math.abs(number);
    return size >= 100 ? number.toFixed(0) : size >= 10 ? number.toFixed(1) : String(+number.toPrecision(2));
  };
  const time = (n) => {
    const size = Math.abs(n);
    return size >= 86400 ? `${short(n / 86400)} d` : size >= 3600 ? `${short(n / 3600)} h` : size >= 1 || size === 0 ? `${short(n)} s` : `${short(n * 1000)} ms`;
  };
  const bytes = (n) => {
    const size = Math.abs(n);
    return size >= 2 ** 30 ? `${short(n / 2 ** 30)} GiB` : size >= 2 ** 20 ? `${short(n / 2 ** 20)} MiB` : size >= 2 ** 10 ? `${short(n / 2 ** 10)} KiB` : `${short(n)} B`;
  };
  const units = {
    rate: (n) => `${short(n)}/s`, ratio: (n) => `${short(n * 100)} %`, percent: (n) => `${short(n)} %`, cores: short, count: short,
    perMinute: (n) => `${short(n)}/min`, perHour: (n) => `${short(n)}/h`, perDay: (n) => `${short(n)}/d`, seconds: time, bytes,
  };

  // the newest marks at each drawing: they are asked for apart from the lines
  const markers = (marks) => ({ hooks: { draw: [(plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.setLineDash([3, 3]);
    ctx.font = `600 ${11 * devicePixelRatio}px Inter, sans-serif`;
    ctx.textAlign = "center";
    marks().forEach((mark) => {
      const x = plot.valToPos(mark.at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) return;
      ctx.strokeStyle = ctx.fillStyle = colour(states[mark.state] || "--qd-busy");
      ctx.beginPath(); ctx.moveTo(x, bbox.top); ctx.lineTo(x, bbox.top + bbox.height); ctx.stroke();
      ctx.fillText(mark.letter, x, bbox.top - 3 * devicePixelRatio);
    });
    ctx.restore();
  }] } });

  const clock = (at, length) => {
    const text = new Date(at * 1000).toISOString();
    return length > 2 * 86400 ? text.slice(5, 10) : length > 3600 ? text.slice(11, 16) : text.slice(11, 19);
  };
  const moment = (at) => at == null ? "–" : new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ");

  // another part of the time, in the address
  const zoom = (plot, address) => {
    if (plot.select.width < 8) return;
    const at = (left) => new Date(plot.posToVal(left, "x") * 1000).toISOString().slice(0, 19) + "Z";
    location.href = `${address}&from=${at(plot.select.left)}&to=${at(plot.select.left + plot.select.width)}`;
  };
  const utc = (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC");
  const axis = () => ({ stroke: colour("--qd-ink-3"), font: "11px Inter, sans-serif", grid: { stroke: colour("--qd-line"), width: 1 }, ticks: { show: false } });
  const say = (place, text) => { const words = document.createElement("p"); words.className = "qd-sm qd-3"; words.textContent = text; place.replaceChildren(words); };
  return { colours, colour, short, units, markers, clock, moment, zoom, utc, axis, say };
})();

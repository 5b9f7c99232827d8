// Lets a drawn graph be made larger and smaller, and dragged. Without it the drawing scrolls in its own size.
(() => {
  const tools = document.querySelector("[data-zoom]");
  const svg = tools && document.getElementById(tools.dataset.zoom);
  if (!svg) return;
  const frame = svg.parentElement;
  const width = svg.viewBox.baseVal.width;
  const height = svg.viewBox.baseVal.height;
  let scale = 1;

  const show = (next) => {
    const middle = (frame.scrollLeft + frame.clientWidth / 2) / (width * scale);
    scale = Math.min(4, Math.max(0.1, next));
    svg.setAttribute("width", width * scale);
    svg.setAttribute("height", height * scale);
    frame.scrollLeft = middle * width * scale - frame.clientWidth / 2;
  };
  const fit = () => Math.min(1, frame.clientWidth / width);

  tools.hidden = false;
  show(Math.max(0.6, fit()));
  const focus = svg.querySelector(".me");
  if (focus) focus.scrollIntoView({ block: "nearest", inline: "center" });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-by]");
    if (button) show(Number(button.dataset.by) ? scale * button.dataset.by : fit());
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    show(scale * (event.deltaY < 0 ? 1.1 : 0.9));
  }, { passive: false });

  let drag;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) {
      drag = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: window.scrollY, moved: false };
    }
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4;
    frame.scrollLeft = drag.left - (event.clientX - drag.x);
  });
  // a link that was dragged is not meant
  frame.addEventListener("click", (event) => { if (drag?.moved) event.preventDefault(); }, true);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointerup", () => setTimeout(() => { drag = undefined; }));
})();

// What every page needs besides live regions: tokens for htmx, words that age, copies, what went wrong.
(() => {
  addEventListener("htmx:configRequest", (event) => {
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf && event.detail.verb !== "get") event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  // requests that end because somebody goes to another page are no errors
  let leaving = false;
  addEventListener("beforeunload", () => {
    leaving = true;
    setTimeout(() => { leaving = false; }, 5_000);
  });
  addEventListener("htmx:beforeRequest", ({ detail: { xhr } }) => {
    for (const end of ["onabort", "onerror"]) {
      const tell = xhr[end];
      xhr[end] = (event) => { if (!leaving) tell?.call(xhr, event); };
    }
  });

  const announce = (sentence) => {
    const region = document.getElementById("announce");
    if (region) region.textContent = sentence;
  };

  // the words of a time grow old
  const ago = (instant) => {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(instant)) / 1000));
    if (seconds < 10) return "just now";
    if (seconds < 60) return seconds + " s ago";
    if (seconds < 3600) return Math.floor(seconds / 60) + " min ago";
    if (seconds < 86400) return Math.floor(seconds / 3600) + " h ago";
    const days = Math.floor(seconds / 86400);
    return days === 1 ? "1 day ago" : days + " days ago";
  };
  const age = () => {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      const words = ago(time.dateTime);
      if (time.textContent !== words) time.textContent = words;
    }
  };
  setInterval(age, 10_000);

  // what is too wide can be scrolled by the keyboard, also where nothing in it takes the focus
  const reach = () => {
    for (const region of document.querySelectorAll(".qd-scroll:not([tabindex])")) {
      const wide = region.scrollWidth > region.clientWidth;
      if (wide && !region.querySelector("a[href], button, input, select, textarea, summary")) region.tabIndex = 0;
    }
  };
  for (const moment of ["load", "resize", "htmx:afterSettle"]) addEventListener(moment, reach);

  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    announce("Copied");
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1500);
  });

  // what cannot be done is said, not done in silence
  addEventListener("click", (event) => {
    if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
  }, true);

  // what takes its time says so, and is not pressed twice
  addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!form.dataset.slow) return;
    if (form.ariaBusy === "true") {
      event.preventDefault();
      return;
    }
    form.ariaBusy = "true";
    announce(form.dataset.slow);
    if (submitter) submitter.replaceChildren(submitter.querySelector("i") ?? "", form.dataset.slow);
  });
  // also on the way back, when the page is shown as it was left
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && document.querySelector("form[data-slow][aria-busy=true]")) location.reload();
  });

  const toast = (sentence) => {
    const box = document.createElement("div");
    box.className = "qd-toast is-fail";
    const icon = document.createElement("i");
    icon.className = "ti ti-circle-x";
    icon.setAttribute("aria-hidden", "true");
    const words = document.createElement("span");
    words.textContent = sentence;
    box.append(icon, words);
    document.querySelector(".qd-toasts")?.append(box);
    setTimeout(() => box.remove(), 10_000);
  };

  // a live region that cannot be read just now keeps what it shows, and the dot says so; an action that failed is told
  addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb === "get") return;
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const error = page.querySelector("[data-error]");
    toast(error ? error.querySelector("h1").textContent + ". " + error.querySelector("p").textContent
      : "That was not done. Reload the page and try again.");
  });
  addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") toast("The portal does not answer, and that was not done. Try again in a moment.");
  });
})();

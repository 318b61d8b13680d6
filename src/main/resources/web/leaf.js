// A page can be read without any of this; with it keys turn it, its size changes in place, and the
// browser's own voice reads it aloud.
const find = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);

// No letters: whoever dictates would turn pages with words (WCAG 2.1.4).
find(".keys").hidden = !find("[aria-keyshortcuts]");
addEventListener("keydown", (event) => {
  const { key, target, shiftKey } = event;
  if (!/^Arrow(Left|Right)$/.test(key) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (target.closest("input, select, textarea, .grid, .picture[tabindex]")) return;
  if (shiftKey && !getSelection().isCollapsed) return;
  find(`[aria-keyshortcuts="${shiftKey ? "Shift+" : ""}${key}"]`)?.click();
});

const here = find(".strip [aria-current]");
if (here) {
  const strip = here.closest("ol");
  strip.scrollTo(
    here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2,
    here.offsetTop - (strip.clientHeight - here.offsetHeight) / 2,
  );
}

const picture = find(".picture");
const sized = (link) => {
  const { view, sizes } = link.dataset;
  const canvas = picture.firstElementChild;
  const before = canvas.getBoundingClientRect();
  const middle = (from, size, room) => Math.min(1, Math.max(0, (room / 2 - from) / size));
  const x = middle(before.left, before.width, innerWidth);
  const y = middle(before.top, before.height, innerHeight);
  picture.parentElement.className = "reader " + view;
  picture.toggleAttribute("tabindex", view === "largest");
  if (view === "largest") picture.tabIndex = 0;
  picture.querySelector("img").sizes = sizes;
  picture.scrollTo(
    x * canvas.offsetWidth - picture.clientWidth / 2,
    y * canvas.offsetHeight - picture.clientHeight / 2,
  );
  find(".sizes [aria-current]").removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  history.replaceState(null, "", link.href);
  for (const turn of all(".bar a, .hitpages a, .strip a")) {
    const url = new URL(turn.href);
    if (url.pathname === location.pathname && url.hash) continue;
    url.searchParams.set("view", view);
    if (view === "beside") url.searchParams.delete("view");
    turn.href = url;
  }
};
for (const link of picture ? all(".sizes a") : []) {
  link.onclick = (event) => {
    const now = find(".sizes [aria-current]").dataset.view;
    if ([now, link.dataset.view].includes("two") || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    sized(link);
  };
}
if (picture) {
  picture.ondragstart = () => false;
  picture.onpointerdown = ({ pointerType, button, pointerId }) => {
    if (pointerType !== "mouse" || button || picture.tabIndex) return;
    picture.setPointerCapture(pointerId);
    picture.onpointermove = ({ movementX: x, movementY: y }) => picture.scrollBy(-x, -y);
  };
  picture.onpointerup = picture.onpointercancel = () => (picture.onpointermove = null);
}

// What is printed for its picture has places for found words only once it is printed.
for (const image of all("[data-boxes]")) {
  const look = async () => {
    const answer = await fetch(image.dataset.boxes);
    const { width, height, boxes } = answer.ok ? await answer.json() : {};
    if (!width || image.nextElementSibling) return;
    const made = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const name in attributes) node.setAttribute(name, attributes[name]);
      return node;
    };
    const viewBox = `0 0 ${width} ${height}`;
    const marks = made("svg", { viewBox, preserveAspectRatio: "none", "aria-hidden": true });
    marks.append(...boxes.flatMap((word) => word.rectangles.map((box) => made("rect", box))));
    image.after(marks);
  };
  image.addEventListener("load", look);
  if (image.complete) look();
}

// Only voices of this machine: others would be sent the text.
const speech = window.speechSynthesis;
let hush;
const voiced = (aloud) => {
  const [button] = aloud.children;
  const { stop, on } = button.dataset;
  const text = aloud.nextElementSibling;
  const language = text.closest("[lang]").lang;
  const parts = [...text.querySelectorAll("p:not(.furniture, .note), h3, h4, h5, li, tr")];
  let at = 0;
  const voice = () =>
    speech.getVoices().find((one) => one.localService && one.lang.startsWith(language));
  const quiet = () => {
    hush = null;
    speech.cancel();
    parts[at]?.classList.remove("now");
    button.textContent = on;
  };
  const read = () => {
    const part = parts[at];
    if (!part) {
      at = 0;
      return quiet();
    }
    const words = new SpeechSynthesisUtterance(part.innerText);
    words.voice = voice();
    words.lang = words.voice.lang;
    words.onerror = () => hush === quiet && quiet();
    words.onend = () => {
      if (hush !== quiet) return;
      part.classList.remove("now");
      at++;
      read();
    };
    part.classList.add("now");
    part.scrollIntoView({ block: "nearest" });
    speech.speak(words);
  };
  button.onclick = () => {
    if (hush === quiet) return quiet();
    hush?.();
    hush = quiet;
    button.textContent = stop;
    read();
  };
  const look = () => (aloud.hidden = !voice());
  speech.addEventListener?.("voiceschanged", look);
  look();
};
if (speech) {
  all(".aloud").forEach(voiced);
  addEventListener("pagehide", () => speech.cancel());
}

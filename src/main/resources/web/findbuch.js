// The ARIA practices' combobox: list autocomplete, manual selection.
const field = document.getElementById("q");
const set = (node, all) => {
  for (const name in all) node.setAttribute(name, all[name]);
  return node;
};
const made = (tag, all) => set(document.createElement(tag), all);
if (field) {
  const { one, many, list: label } = field.dataset;
  const list = made("ul", { id: "q-list", role: "listbox", "aria-label": label });
  const said = made("span", { role: "status", class: "hear" });
  const options = list.children;
  let at, timer, asking;

  const choose = (place) => {
    if (options[at]) options[at].ariaSelected = false;
    const option = options[(at = place)];
    if (option) option.ariaSelected = true;
    option?.scrollIntoView({ block: "nearest" });
    set(field, { "aria-activedescendant": option?.id ?? "" });
  };
  const show = (texts) => {
    choose(-1);
    list.replaceChildren(...texts.map((text, i) => {
      const option = made("li", { id: "q-" + i, role: "option", "aria-selected": false });
      option.textContent = text;
      return option;
    }));
    list.hidden = !texts[0];
    set(field, { "aria-expanded": !list.hidden });
    said.textContent = list.hidden ? "" : texts[1] ? many.replace("#", texts.length) : one;
  };
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const close = () => {
    stop();
    show([]);
  };
  const take = (option) => {
    field.value = option.textContent;
    close();
  };
  const ask = async (then) => {
    stop();
    const { signal } = (asking = new AbortController());
    const typed = field.value.trim();
    let texts = [];
    try {
      const url = "/api/suggest?q=" + encodeURIComponent(typed);
      const answer = typed && (await fetch(url, { signal }));
      if (answer.ok) texts = (await answer.json()).suggestions;
    } catch {}
    if (signal.aborted) return;
    show(texts.filter((text) => text !== typed));
    then?.();
  };
  const step = (down) => {
    const stops = options.length + 1; // field, too
    choose(((at + 1 + (down ? 1 : stops - 1)) % stops) - 1);
  };
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  field.form.append(list, said);
  show([]);
  field.oninput = () => {
    stop();
    choose(-1);
    timer = setTimeout(ask, 150);
  };
  field.onkeydown = (event) => {
    const { key } = event;
    const down = key === "ArrowDown";
    if (down || key === "ArrowUp") {
      list.hidden ? ask(() => step(down)) : step(down);
    } else if (key === "Escape" && !list.hidden) close();
    else {
      if (key === "Enter" && options[at]) take(options[at]);
      if (/Home|End|Left|Right/.test(key)) choose(-1);
      return;
    }
    event.preventDefault();
  };
  field.onblur = field.form.onsubmit = close;
  list.onmousedown = (event) => event.preventDefault();
  list.onclick = ({ target }) => {
    if (target === list) return;
    take(target);
    field.form.requestSubmit();
  };
}

// A picture that is still being drawn answers 202 with a blank sheet, and is asked for again.
for (const picture of document.querySelectorAll(".leafpic")) {
  const first = picture.currentSrc || picture.src;
  let asked = 0;
  const look = (url) => {
    const [answer] = performance.getEntriesByName(url).slice(-1);
    if (answer?.responseStatus === 202 && asked < 60) setTimeout(ask, 2000);
    else if (asked) {
      picture.srcset = "";
      picture.src = url;
    }
  };
  const ask = () => {
    const next = new Image();
    next.onload = next.onerror = () => look(next.src);
    next.src = first + "&again=" + ++asked;
  };
  if (picture.complete) look(first);
  else picture.onload = picture.onerror = () => asked || look(first);
}

// Without TLS browsers have no clipboard to write to, but copy what is selected.
for (const copy of document.querySelectorAll(".copy")) {
  const [button, said] = copy.children;
  copy.hidden = false;
  button.onclick = () => {
    const selection = getSelection();
    selection.selectAllChildren(copy.previousElementSibling);
    if (document.execCommand("copy")) said.textContent = said.dataset.done;
    selection.removeAllRanges();
  };
}

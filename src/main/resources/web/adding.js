// Sends files in pieces, and keeps the list up to date.
const PIECE = 4 << 20;
const AT_ONCE = 3;
const LONGEST_WAIT = 15000;
const find = (id) => document.getElementById(id);
const say = (key, ...values) => values.reduce((text, value) => text.replace("#", value), find("texte").dataset[key]);
const sent = new Map(); // number of a file to percent
let total = 0, done = 0, working = 0, left = [], held, polling;

const refused = (status, detail, field) => Object.assign(new Error(detail), { status, field });
const isOut = ({ status }) => [401, 403].includes(status);
const fields = () => find("aufnehmen").elements;
const token = () => fields().csrf.value;
const language = () => new URLSearchParams(location.search).get("lang");
const within = (url) => url + (language() ? (url.includes("?") ? "&" : "?") + "lang=" + language() : "");
const wait = (millis) => new Promise((then) => setTimeout(then, millis));
const tell = (text, kind = "") => {
  const stand = find("stand");
  stand.hidden = !text;
  stand.className = "notice " + kind;
  if (stand.textContent !== text) stand.textContent = text;
  if (kind === "fail") stand.scrollIntoView({ block: "nearest" });
};
const ask = async (method, url, body) => {
  const answer = await fetch(within(url), {
    method,
    headers: { "X-CSRF-Token": token(), "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw refused(answer.status, problem.detail ?? "", problem.field);
  }
  return answer;
};

// Its page replaces the one where it was begun.
const batch = () => find("lieferung")?.dataset.batch;
const page = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw refused(401, "");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};
const begin = async (asked) => {
  if (batch()) return;
  for (const name of ["collection", "licence", "date"]) asked[name] = fields()[name].value;
  const begun = await ask("POST", "/api/batches", asked);
  history.pushState(null, "", within((await begun.json()).url));
  const next = await page();
  document.title = next.title;
  document.querySelector("main").replaceChildren(...next.querySelector("main").childNodes);
  prepare();
  document.querySelector("h1").focus();
};

// What changed is replaced, unless somebody is in it or has typed there.
const isTyped = (row) =>
  row.contains(document.activeElement) || Array.from(row.querySelectorAll("input")).some((field) => field.value !== field.defaultValue);
const refresh = async () => {
  const next = await page();
  for (const id of ["zahlen", "unterwegs", "auswahl"]) {
    const [before, after] = [find(id), next.getElementById(id)];
    if (before && after && before.innerHTML !== after.innerHTML && !isTyped(before)) before.replaceWith(after);
  }
  const rows = document.querySelector("tbody");
  for (const row of [...rows.rows]) next.getElementById(row.id) || isTyped(row) || row.remove();
  for (const row of next.querySelectorAll("tbody tr")) {
    const before = find(row.id);
    if (!before) rows.append(row);
    else if (before.outerHTML !== row.outerHTML && !isTyped(before)) before.replaceWith(row);
  }
  for (const [number, percent] of sent) show(number, percent);
  find("lieferung").dataset.live = next.getElementById("lieferung").dataset.live;
};
const poll = () => {
  clearTimeout(polling);
  polling = setTimeout(async () => {
    if (batch() && (working || find("lieferung").dataset.live === "true")) {
      await refresh().catch(() => {});
      poll();
    }
  }, 2000);
};
const show = (number, percent) => {
  const bar = find("datei-" + number)?.querySelector("progress");
  if (bar) bar.value = percent;
};

// One piece, with its progress, which fetch does not tell.
const send = (url, offset, bytes, progress) =>
  new Promise((resolve, reject) => {
    const http = new XMLHttpRequest();
    http.open("PATCH", within(url));
    http.setRequestHeader("X-CSRF-Token", token());
    http.setRequestHeader("Content-Type", "application/offset+octet-stream");
    http.setRequestHeader("Upload-Offset", offset);
    http.upload.onprogress = (event) => progress(offset + event.loaded);
    http.onload = () => resolve(http);
    http.onerror = reject;
    http.send(bytes);
  });
const detail = (text) => {
  try {
    return JSON.parse(text).detail ?? "";
  } catch {
    return ""; // a proxy's own words
  }
};
const where = async (url) => Number((await ask("HEAD", url)).headers.get("Upload-Offset"));

// Sends what is missing. A line that breaks is waited for, a refusal is not.
const transfer = async (file, { url, number, bytes, offset: known }) => {
  let offset = known;
  for (let pause = 500; ; ) {
    try {
      if (offset === undefined) offset = await where(url);
      const http = await send(url, offset, file.slice(offset, offset + PIECE), (sum) => {
        sent.set(number, bytes ? (100 * sum) / bytes : 100);
        show(number, sent.get(number));
      });
      if (http.status === 200) return;
      if (isOut(http)) throw refused(http.status, "");
      const elsewhere = http.status === 409 && http.getResponseHeader("Retry-After") === null;
      if (http.status === 204 || elsewhere) {
        offset = Number(http.getResponseHeader("Upload-Offset"));
        pause = 500;
        if (elsewhere && offset >= bytes && bytes > 0 && file.size !== bytes) return;
        continue;
      }
      if (http.status >= 500) tell(detail(http.responseText) || say("waits"), "care");
      else if (http.status >= 400 && ![409, 429].includes(http.status))
        throw refused(http.status, detail(http.responseText));
    } catch (failed) {
      if (failed.status < 500 && failed.status !== 429) throw failed;
      tell(say("waits"), "care");
    }
    await wait(pause);
    pause = Math.min(LONGEST_WAIT, 2 * pause);
    offset = undefined;
  }
};

// Files there in part go on, others are announced.
const announced = async (files) => {
  const there = (await (await ask("GET", "/api/batches/" + batch())).json()).files.filter((line) => line.outcome === "coming");
  const pairs = [];
  const fresh = files.filter((file) => {
    const at = there.findIndex((line) => line.file === file.path && line.bytes === file.size);
    if (at >= 0) pairs.push([file, there.splice(at, 1)[0]]);
    return at < 0;
  });
  for (let at = 0; at < fresh.length; at += 500) {
    const some = fresh.slice(at, at + 500);
    const answer = await ask("POST", "/api/batches/" + batch() + "/files", {
      files: some.map((file) => ({ file: file.path, bytes: file.size })),
    });
    (await answer.json()).files.forEach((line, i) => pairs.push([some[i], line]));
  }
  return pairs.filter(([, line]) => line.state !== "rejected");
};

const add = async (more) => {
  const files = [...left, ...more];
  if (!files[0]) return tell(say("none"), "fail");
  working++;
  held = files;
  const asked = {};
  try {
    // Who has signed in again has another token.
    const session = await fetch("/api/session");
    if (session.ok) fields().csrf.value = (await session.json()).csrf;
    await begin(asked);
    held = null;
    left = left.filter((one) => !files.includes(one));
    if (more[0]) find("dateien").value = find("ordner").value = "";
    if (left[0]) add([]);
    const waiting = await announced(files);
    total += waiting.length;
    tell(say("left", done, total));
    await refresh();
    poll();
    const one = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [{ blob }, line] = next;
        try {
          await transfer(blob, line);
        } catch (failed) {
          if (isOut(failed)) throw failed;
        }
        sent.delete(line.number);
        done++;
        tell(say("left", done, total));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    if (working === 1) tell(say("done"), "good");
  } catch (failed) {
    if (held?.again) return;
    const field = fields()[failed.field];
    if (field && field.value === asked[failed.field]) {
      field.setCustomValidity(failed.message); // if it still stands there
      field.reportValidity();
    }
    tell(isOut(failed) ? say("signedOut") : say(field ? "invalid" : "refused") + " " + (failed.status ? failed.message : ""), "fail");
  } finally {
    const again = held?.again;
    held = null;
    if (!--working) total = done = 0;
    if (batch()) refresh().catch(() => {}).finally(poll);
    if (again) find("aufnehmen").requestSubmit();
  }
};

// What the browser hands over, with its folders.
const named = (blob, path) => ({ blob, path, size: blob.size });
const chosen = (input) => Array.from(input?.files ?? [], (file) => named(file, file.webkitRelativePath || file.name));
const inside = async (entry) => {
  if (entry.isFile) {
    const file = await new Promise((...then) => entry.file(...then));
    return [named(file, entry.fullPath.replace(/^\//, ""))];
  }
  const reader = entry.createReader();
  const all = [];
  for (let some; (some = await new Promise((...then) => reader.readEntries(...then)))[0]; )
    for (const each of some) all.push(...(await inside(each)));
  return all;
};
const dropped = async (transferred) => {
  const entries = Array.from(transferred.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries[0]) return Array.from(transferred.files, (file) => named(file, file.name));
  return (await Promise.all(entries.map((entry) => inside(entry).catch(() => [])))).flat();
};

const prepare = () => {
  for (const part of document.querySelectorAll(".with-script")) part.hidden = false;
};
const over = (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return false;
  event.preventDefault();
  return true;
};
document.addEventListener("dragover", (event) => over(event) && find("ablage").classList.add("over"));
document.addEventListener("dragleave", () => find("ablage").classList.remove("over"));
document.addEventListener("drop", async (event) => {
  if (!over(event)) return;
  find("ablage").classList.remove("over");
  const now = await dropped(event.dataTransfer);
  left = [...left.filter((old) => !now.some((file) => file.path === old.path)), ...now];
  if (!held) add([]);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "aufnehmen") return;
  event.preventDefault();
  if (held) held.again = true; // with what is typed now, if it is refused
  else add([...chosen(find("dateien")), ...chosen(find("ordner"))]);
});
document.addEventListener("input", ({ target }) => target.setCustomValidity(""));
addEventListener("beforeunload", (event) => working && event.preventDefault());
addEventListener("popstate", () => location.reload());
prepare();
poll();

"use strict";
// The desk's pages: they work without this script, and with it they follow the
// bucket, take files by drag and drop, and search as one types. What changes is
// fetched as a page and taken over where it differs: the server writes all HTML.
(() => {
  const $ = (s, e = document) => e.querySelector(s);
  const all = (s, e = document) => [...e.querySelectorAll(s)];
  const root = document.documentElement, body = document.body;
  root.classList.add("js");
  const max = Number(body.dataset.max) || 0, here = body.dataset.case;

  let sayTimer = 0;
  const say = (text) => {
    clearTimeout(sayTimer);
    const live = $("#live");
    live.textContent = "";
    sayTimer = setTimeout(() => { live.textContent = text; }, 50);
  };

  // Ages go on while the page is open.
  const age = (ms) => {
    const min = Math.floor(ms / 60000);
    if (min < 1) return "just now";
    if (min < 60) return min + " min";
    if (min < 48 * 60) return Math.floor(min / 60) + " h";
    return Math.floor(min / 1440) + " days";
  };
  const ages = () => all("time[data-age]").forEach((t) => {
    const at = new Date(t.dateTime), text = age(Math.max(0, Date.now() - at));
    const full = text === "just now" ? text : text + (t.dataset.suffix || "");
    if (t.textContent !== full) t.textContent = full;
    if (!t.title) t.title = at.toLocaleString();
  });

  // Taking over what differs: elements with a data-key stay the same elements
  // wherever they go, so that focus and what is open stay where they are.
  const keyOf = (n) => n.nodeType === 1 ? n.dataset.key || n.id || "" : "";
  const same = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
  const fresh = new Set();
  function morph(from, to) {
    if (from.nodeType !== 1) { if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue; return; }
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !(name === "open" && from.hasAttribute("data-keep")) && !(name === "title" && from.hasAttribute("data-age"))) from.removeAttribute(name);
    }
    for (const { name, value } of [...to.attributes]) {
      if (from.getAttribute(name) !== value && !(name === "open" && from.hasAttribute("data-keep"))) from.setAttribute(name, value);
    }
    if (from.hasAttribute("data-age")) return;
    const keyed = new Map();
    for (const n of from.childNodes) if (keyOf(n)) keyed.set(keyOf(n), n);
    let at = from.firstChild;
    for (const want of [...to.childNodes]) {
      const key = keyOf(want);
      let have = key ? keyed.get(key) : at;
      if (!key && have && keyOf(have)) have = null;
      if (have && same(have, want)) {
        if (have === at) at = at.nextSibling; else from.insertBefore(have, at);
        if (!have.isEqualNode(want)) morph(have, want);
        keyed.delete(key);
        continue;
      }
      const made = document.importNode(want, true);
      if (key && made.dataset && made.dataset.key) fresh.add(made);
      from.insertBefore(made, at);
    }
    while (at) { const next = at.nextSibling; at.remove(); at = next; }
    keyed.forEach((n) => n.remove());
  }

  // load fetches a page and takes over its live parts. One at a time; what comes
  // in between asks for one more.
  let loading = false, again = false, first = true, unfold = false;
  async function load(url = location.href) {
    if (loading) { again = true; return; }
    loading = true;
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      if (answer.status === 401) { location.reload(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || page.body.dataset.page !== body.dataset.page) return;
      if (all("[data-live]").some((e) => e.hasAttribute("data-reload") !== Boolean(page.getElementById(e.id)?.hasAttribute("data-reload")))) {
        anew(); // the first case: the page is another one
        return;
      }
      for (const e of all("[data-live]")) {
        const now = page.getElementById(e.id);
        if (now) morph(e, now);
      }
      document.title = page.title;
      const just = $("#just");
      if (unfold && just) { just.open = true; unfold = false; }
      if (!first) fresh.forEach((e) => e.classList.add("fresh"));
      fresh.clear();
      first = false;
      ages();
    } catch { /* the line is down: the event stream says so, and loads again */ }
    finally {
      loading = false;
      if (again) { again = false; setTimeout(load, 250); }
    }
  }

  // The line to the server. A hidden page gives it up: browsers allow a server
  // only six, all tabs together.
  let source = null, wanted = 0, process = "";
  const line = $("#line");
  const refresh = () => { clearTimeout(wanted); wanted = setTimeout(() => load(), 60); };
  function connect() {
    if (source || document.hidden) return;
    source = new EventSource("/events");
    source.addEventListener("hello", (e) => {
      line.hidden = true;
      if (process && process !== e.data) anew(); // another process, maybe another version
      process = e.data;
      refresh();
    });
    source.addEventListener("change", (e) => {
      const news = JSON.parse(e.data);
      if (here === undefined || news.all || news.cases.includes(here)) refresh();
    });
    source.addEventListener("error", () => {
      line.textContent = "No connection: is portcheck serve running?";
      line.hidden = false;
      if (source.readyState === 2) { source = null; setTimeout(connect, 3000); }
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { source?.close(); source = null; } else { connect(); }
  });

  // A question with some answers; null if it is dismissed.
  function ask(title, text, answers) {
    const box = $("#ask"), acts = $(".acts", box);
    $("h2", box).textContent = title;
    $("p", box).textContent = text;
    acts.replaceChildren(...answers.map(([label, value], i) => {
      const b = document.createElement("button");
      b.className = i === answers.length - 1 ? "btn main" : "btn";
      b.value = value; b.textContent = label;
      return b;
    }));
    box.returnValue = "";
    box.showModal();
    acts.lastElementChild.focus();
    return new Promise((done) => box.addEventListener("close", () => done(box.returnValue || null), { once: true }));
  }

  // Sending files, some at a time, with what went wrong said at each.
  const sending = $("#sending"), queue = [];
  let active = 0, sent = 0, total = 0, known = 0, troubles = [], stale = false;
  // anew loads the page anew: not before all files are sent, and what could not be
  // sent has been sent again or put away, for the page alone knows of them.
  function anew() {
    stale = true;
    if (active === 0 && queue.length === 0 && troubles.length === 0) location.reload();
  }
  const limit = Math.round(max / (1 << 20));
  function progress() {
    if (!sending) return;
    const busy = active > 0 || queue.length > 0;
    sending.hidden = !busy && troubles.length === 0;
    const bar = $("progress", sending);
    bar.max = Math.max(total, 1); bar.value = sent; bar.hidden = !busy;
    const files = (n) => n.toLocaleString("en-US") + (n === 1 ? " file" : " files");
    $("[data-line]", sending).textContent = busy ? "Sending " + (sent + 1).toLocaleString("en-US") + " of " + files(total)
      : files(troubles.length) + " not taken";
    $("ul", sending).replaceChildren(...troubles.slice(0, 50).map((t) => { const li = document.createElement("li"); li.textContent = t.sentence; return li; }));
    $("[data-close]", sending).hidden = busy;
    $("[data-again]", sending).hidden = busy || !troubles.some((t) => t.again);
    if (!busy && total > 0) {
      say(troubles.length ? files(troubles.length) + " not taken. " + troubles[0].sentence : files(total) + " received" + (known ? ", " + known + " of them were there already" : ""));
      if (known > 0 && known === total && troubles.length === 0) { troubles = [{ sentence: known === 1 ? "This very file is there already." : "These very files are there already." }]; total = 0; known = 0; progress(); return; }
      total = sent = known = 0;
    }
    if (stale) anew();
  }
  async function one(job) {
    const q = new URLSearchParams({ name: job.file.name });
    for (const k of ["folder", "case", "instead"]) if (job[k]) q.set(k, job[k]);
    const trouble = (sentence, again) => troubles.push({ sentence, job, again });
    if (max && job.file.size > max) { trouble(job.file.name + " is too large: files of up to " + limit + " MB are taken."); return; }
    try {
      const answer = await fetch("/drop?" + q, { method: "PUT", body: job.file });
      const told = await answer.json().catch(() => ({}));
      if (!answer.ok) trouble(told.error || job.file.name + " was not taken.", answer.status >= 500);
      else if (told.same) known++;
    } catch { trouble(job.file.name + " could not be sent: is portcheck serve running? It may also have been changed or moved meanwhile.", true); }
  }
  function pump() {
    while (active < 4 && queue.length) {
      const job = queue.shift();
      active++;
      one(job).finally(() => { active--; sent++; pump(); progress(); });
    }
    progress();
  }
  function send(jobs) {
    if (!jobs.length) return;
    troubles = [];
    total += jobs.length;
    queue.push(...jobs);
    unfold = true;
    pump();
  }
  if (sending) {
    $("[data-close]", sending).addEventListener("click", () => { troubles = []; progress(); });
    $("[data-again]", sending).addEventListener("click", () => send(troubles.filter((t) => t.again).map((t) => t.job)));
  }

  // Files that nobody means: what systems leave in folders.
  const meant = (f) => !/^(\.|~\$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$)/i.test(f.name);

  // take decides which case dropped files are for. The files of a folder are a
  // case; a PDF and a spreadsheet dropped together are one, too; other files find
  // their case by their telephone numbers.
  async function take(list) {
    const files = list.filter((x) => meant(x.file));
    if (!files.length) {
      if (list.length) { troubles = [{ sentence: "Nothing to read was among these files." }]; progress(); }
      return;
    }
    if (here !== undefined) { send(files.map(({ file }) => ({ file, case: here }))); return; }
    const jobs = [], loose = [], folders = new Map();
    for (const x of files) {
      if (!x.folder) { loose.push(x.file); continue; }
      if (!folders.has(x.folder)) folders.set(x.folder, []);
      folders.get(x.folder).push(x.file);
    }
    for (const [folder, inside] of folders) {
      let name = folder;
      if (inside.length > 4) {
        const how = await ask("One case, or several?", "The folder “" + folder + "” holds " + inside.length + " files. Papers of several customers find each other by their telephone numbers.",
          [["All one case", "one"], ["A case for each customer", "many"]]);
        if (how === null) continue;
        if (how === "many") name = "";
      }
      inside.forEach((file) => jobs.push({ file, folder: name }));
    }
    if (loose.length === 2 && loose.filter((f) => /\.pdf$/i.test(f.name)).length === 1 && loose.some((f) => /\.(xlsx|xlsm|xls|csv|tsv|txt|json)$/i.test(f.name))) {
      const name = await pairName(loose);
      if (name === null) return;
      loose.forEach((file) => jobs.push({ file, folder: name }));
    } else {
      loose.forEach((file) => jobs.push({ file }));
    }
    send(jobs);
  }
  // pairName is a name for the case of two files: what their names have in common
  // and says something.
  async function pairName(pair) {
    const stems = pair.map((f) => f.name.replace(/\.[^.]*$/, ""));
    let n = 0;
    while (n < stems[0].length && n < stems[1].length && stems[0][n].toLowerCase() === stems[1][n].toLowerCase()) n++;
    let hint = stems[0].slice(0, n).replace(/[\s._-]*\b(loa|csr|lo|cs)?$/i, "").replace(/[\s._-]+$/, "");
    if (n < Math.max(...stems.map((s) => s.length)) && /[\p{L}\p{N}]$/u.test(stems[0].slice(0, n))) {
      hint = hint.replace(/[\p{L}\p{N}]+$/u, "").replace(/[\s._-]+$/, ""); // not half a word
    }
    if (hint.length < 2) hint = "";
    try {
      const told = await (await fetch("/free?" + new URLSearchParams({ name: hint }))).json();
      if (told.name === "" || told.name === told.free) return told.free;
      const how = await ask("Case " + told.name + " is there already", "Are these files newer papers of that case, or another case?",
        [["Another case", "new"], ["Newer papers", "same"]]);
      return how === null ? null : how === "new" ? told.free : told.name;
    } catch { return hint || "case"; }
  }

  // What is dropped: files, and folders with all that is in them.
  async function dropped(data) {
    const entries = [], out = [];
    for (const item of data.items || []) {
      if (item.kind !== "file") continue;
      const entry = item.webkitGetAsEntry?.();
      const file = item.getAsFile();
      entries.push([entry, file]);
    }
    const walk = async (entry, folder) => {
      if (entry.isFile) {
        try { out.push({ file: await new Promise((ok, no) => entry.file(ok, no)), folder }); } catch { /* gone meanwhile */ }
        return;
      }
      const reader = entry.createReader(), inside = (folder ? folder + "/" : "") + entry.name;
      for (;;) {
        const some = await new Promise((ok) => reader.readEntries(ok, () => ok([])));
        if (!some.length) return;
        for (const e of some) await walk(e, inside);
      }
    };
    for (const [entry, file] of entries) {
      if (entry) await walk(entry, ""); else if (file) out.push({ file, folder: "" });
    }
    return out;
  }
  if ($("#drop")) {
    let depth = 0;
    const files = (e) => e.dataTransfer && [...e.dataTransfer.types].includes("Files");
    const over = (on) => root.classList.toggle("dragging", on);
    addEventListener("dragenter", (e) => { if (files(e)) { e.preventDefault(); depth++; over(true); } });
    addEventListener("dragover", (e) => { if (files(e)) { e.preventDefault(); e.dataTransfer.dropEffect = "copy"; } });
    addEventListener("dragleave", (e) => { if (files(e) && --depth <= 0) { depth = 0; over(false); } });
    addEventListener("drop", async (e) => {
      if (!files(e)) return;
      e.preventDefault();
      depth = 0; over(false);
      take(await dropped(e.dataTransfer));
    });
  }
  document.addEventListener("change", (e) => {
    const input = e.target;
    if (input.type === "file") {
      const list = [...input.files];
      if (input.dataset.instead) {
        send(list.map((file) => ({ file, instead: input.dataset.instead })));
      } else {
        take(list.map((file) => ({ file, folder: (file.webkitRelativePath || "").split("/").slice(0, -1).join("/") })));
      }
      input.value = "";
    } else if (input.name === "sort") { find(0); }
  });

  // Buttons that do one thing: the page follows by itself.
  document.addEventListener("submit", async (e) => {
    const form = e.target, button = e.submitter;
    if (form.id === "find") { e.preventDefault(); find(0); return; }
    if (!button || !button.hasAttribute("data-act")) return;
    e.preventDefault();
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
      const told = await answer.json().catch(() => ({}));
      if (!answer.ok) { troubles = [{ sentence: told.error || "This could not be done." }]; progress(); }
      if (button.dataset.say && answer.ok) say(button.dataset.say);
    } catch { troubles = [{ sentence: "This could not be done: is portcheck serve running?" }]; progress(); }
    button.disabled = false;
    refresh();
  });

  // Search, order, filters and pages, without leaving the page.
  const finder = $("#find");
  let typing = 0;
  function find(wait) {
    clearTimeout(typing);
    typing = setTimeout(() => {
      const q = new URLSearchParams();
      for (const [k, v] of new FormData(finder)) if (v) q.set(k, v);
      const url = q.toString() ? "/?" + q : "/";
      history.replaceState(null, "", url);
      load(url);
    }, wait);
  }
  if (finder) {
    $("input[type=search]", finder).addEventListener("input", () => find(150));
    document.addEventListener("click", (e) => {
      const a = e.target.closest("a[data-nav]");
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.button !== 0) return;
      e.preventDefault();
      const q = new URL(a.href).searchParams;
      finder.elements.verdict.value = q.get("verdict") || "";
      history.pushState(null, "", a.href);
      load(a.href);
      if (a.rel) scrollTo({ top: finder.offsetTop - 70 });
    });
    addEventListener("popstate", () => {
      const q = new URLSearchParams(location.search);
      finder.elements.q.value = q.get("q") || "";
      finder.elements.verdict.value = q.get("verdict") || "";
      finder.elements.sort.value = q.get("sort") || "";
      load();
    });
    addEventListener("keydown", (e) => {
      if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { e.preventDefault(); finder.elements.q.focus(); }
    });
  }

  ages();
  setInterval(ages, 30000);
  connect();
})();

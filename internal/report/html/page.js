"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", function () {
  var $ = function (s, in_) { return (in_ || document).querySelector(s); };
  var all = function (s, in_) { return Array.prototype.slice.call((in_ || document).querySelectorAll(s)); };
  var say = function (s) { var live = $("#live"); live.textContent = ""; setTimeout(function () { live.textContent = s; }, 30); };

  // Copy: the exact characters stand in data-copy.
  function fallback(text) {
    var a = document.createElement("textarea");
    a.value = text; a.className = "vh"; document.body.appendChild(a); a.select();
    var ok = false;
    try { ok = document.execCommand("copy"); } catch (e) { ok = false; }
    a.remove();
    return ok ? Promise.resolve() : Promise.reject();
  }
  all(".copy").forEach(function (b) {
    b.hidden = false;
    var label = $("span", b), was = label.textContent, what = $(".vh", b).textContent;
    b.addEventListener("click", function () {
      var text = b.getAttribute("data-copy");
      var done = navigator.clipboard ? navigator.clipboard.writeText(text).catch(function () { return fallback(text); }) : fallback(text);
      done.then(function () { label.textContent = "Copied"; b.classList.add("done"); say("Copied" + what); },
        function () { label.textContent = "Not copied"; say("Not copied"); })
        .then(function () { b.focus(); setTimeout(function () { label.textContent = was; b.classList.remove("done"); }, 2000); });
    });
  });

  // Numbers: filter, and show so many rows at a time.
  var box = $("#numbers");
  if (!box || !$(".tools", box)) { return; }
  var step = 200, shown = step, set = "";
  var rows = all("tbody tr", box).map(function (tr) {
    var text = tr.textContent.toLowerCase();
    return { tr: tr, set: tr.getAttribute("data-s"), features: (tr.getAttribute("data-f") || "").split(" "), status: tr.getAttribute("data-t") || "",
      text: text, digits: tr.cells[0].textContent.replace(/\D/g, ""), on: !tr.parentNode.classList.contains("rest") };
  });
  var search = $("input", box), feature = $("[name=feature]", box), status = $("[name=status]", box), line = $(".status", box), more = $(".more", box);
  function apply() {
    var q = search.value.trim().toLowerCase(), digits = /^[\d\s().+-]+$/.test(q) ? q.replace(/\D/g, "") : "";
    if (digits.length === 11 && digits[0] === "1") { digits = digits.slice(1); }
    var found = 0;
    rows.forEach(function (r) {
      var ok = (!set || r.set === set) && (!feature || !feature.value || (feature.value === "*" ? r.features[0] !== "" : r.features.indexOf(feature.value) >= 0)) &&
        (!status || !status.value || r.status === status.value) && (!q || (digits ? r.digits.indexOf(digits) >= 0 : r.text.indexOf(q) >= 0));
      if (ok) { found++; }
      var on = ok && found <= shown;
      if (on !== r.on || !ready) { r.tr.hidden = !on; r.on = on; }
    });
    if (!ready) { document.documentElement.classList.add("ready"); ready = true; }
    var n = Math.min(found, shown);
    line.textContent = found === 0 ? "No number matches." : (n < found ? "Showing " + n.toLocaleString("en-US") + " of " : "") + found.toLocaleString("en-US") + (found === 1 ? " number" : " numbers") + (found < rows.length ? ", out of " + rows.length.toLocaleString("en-US") : "");
    more.hidden = n >= found;
  }
  var ready = false, timer = 0;
  function change() { shown = step; apply(); }
  search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(change, 80); });
  [feature, status].forEach(function (s) { if (s) { s.addEventListener("change", change); } });
  all(".seg button", box).forEach(function (b) {
    b.addEventListener("click", function () {
      set = b.value;
      all(".seg button", box).forEach(function (o) { o.setAttribute("aria-pressed", o === b ? "true" : "false"); });
      change();
    });
  });
  $("[data-more]", more).addEventListener("click", function () { shown += 1000; apply(); });
  $("[data-all]", more).addEventListener("click", function () { shown = Infinity; apply(); });
  $(".tools", box).hidden = false;
  apply();
});

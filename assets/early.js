// What must be known before the first paint. It stands in every page, so it has little more than that: with
// the switch of 长辈版, which works whatever becomes of the other scripts. Hosts allow it by its hash (docs/hosting): whoever changes a sign of it changes the hash
// there.
(function () {
  "use strict";
  var root = document.documentElement;

  // A frame stays without header and footer from page to page. It remembers by its name, because
  // browsers refuse storage in frames more often than not.
  var framed = window.parent !== window;
  var asked = /[?&]embed=1\b/.test(location.search);
  if (asked && framed) window.name = "jiujin-embed";
  if (asked || (framed && window.name === "jiujin-embed")) root.setAttribute("data-embed", "true");

  // 长辈版 or not, and how large its text is: kept on this phone. An address may ask for a mode, as a
  // link in an account's menu does; once it is kept, the address is the page's alone again, so that
  // whoever shares it shares no mode. Without scripts no mode is named, and nothing offers one.
  var LARGEST_TEXT = 3;
  var asks = /([?&])mode=(elder|normal)(?:&|$)/.exec(location.search);
  var mode = (asks && asks[2]) || kept("jiujin.mode");
  var text = Number(kept("jiujin.text")) || 0;
  var files = document.currentScript.dataset;
  show();
  if (asks && kept("jiujin.mode", mode) === mode) {
    var rest = location.search.replace(asks[0], asks[1]).replace(/[?&]$/, "");
    history.replaceState(history.state, "", location.pathname + rest + location.hash);
  }

  function kept(name, value) {
    // Storage may be refused or full; then a choice lasts as long as the page.
    try {
      if (value !== undefined) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch (refused) {
      return null;
    }
  }

  // Its styles are a file of their own, for which only those wait who want the mode.
  function dressed() {
    if (document.querySelector("link[data-elder]")) return;
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.blocking = "render";
    link.dataset.elder = "";
    link.href = files.elder;
    document.head.appendChild(link);
  }

  function show() {
    if (mode === "elder") dressed();
    root.setAttribute("data-mode", mode === "elder" ? mode : "normal");
    root.setAttribute("data-text", text);
    document.querySelectorAll("[data-text-by]").forEach(function (button) {
      var end = Number(button.getAttribute("data-text-by")) < 0 ? 0 : LARGEST_TEXT;
      button.setAttribute("aria-disabled", String(text === end));
    });
  }

  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-mode-switch], [data-text-by]");
    if (!button) return;
    var by = Number(button.getAttribute("data-text-by"));
    if (by) text = Math.min(Math.max(text + by, 0), LARGEST_TEXT);
    else mode = mode === "elder" ? "normal" : "elder";
    show();
    kept("jiujin.mode", mode);
    kept("jiujin.text", String(text));
  });

  // The page in another language lies at another address: it is gone to where the address asks for it, or
  // where the plain address is opened by who chose a language before. Whoever opens an address of a language wants
  // that one. What is not found is said in every language.
  var languages = files.languages.split(" ");
  var wanted = (/[?&]lang=([\w-]+)/.exec(location.search) || [])[1];
  if (languages.indexOf(wanted) >= 0) kept("jiujin.language", wanted);
  else wanted = files.language === languages[0] ? kept("jiujin.language") : null;
  if (languages.indexOf(wanted) >= 0 && root.dataset.page !== "not-found") turn(wanted);

  // The query without what asks for a language.
  function query() {
    var rest = location.search.slice(1).split("&").filter(function (pair) {
      return pair && !/^lang=/.test(pair);
    });
    return rest.length ? "?" + rest.join("&") : "";
  }

  function folder(language) {
    return files.base + (language === languages[0] ? "" : language + "/");
  }

  // This page in a language, with whatever is asked of it.
  function there(language) {
    var path = location.pathname.slice(folder(files.language).length);
    return folder(language) + path + query() + location.hash;
  }

  function turn(language) {
    if (language !== files.language) {
      root.hidden = true;
      location.replace(there(language));
    } else if (/[?&]lang=/.test(location.search)) {
      history.replaceState(history.state, "", there(language));
    }
  }

  // Without its script the page is the one that says so.
  window.addEventListener("error", function (event) {
    if (event.target.localName !== "script" || !event.target.defer) return;
    var notice = document.getElementById("notice");
    notice.querySelector("button").onclick = function () {
      location.reload();
    };
    notice.hidden = false;
  }, true);

  window.jiujinEarly = { kept: kept, there: there };
})();

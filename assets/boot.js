// Starts the app over the page that is already there. Plain ES2017, so that every browser that cannot
// run the app still gets as far as saying so; the page itself is readable without any of this.
(function () {
  "use strict";

  var root = document.documentElement;
  var settings = document.currentScript.dataset;

  // What went wrong, in words that say what still works and what to do.
  var WORDS = {
    data: "数据没有取到，搜索暂时不能用。页面上的内容可以照常看。请检查网络后重试。",
    version: "数据已经更新，请刷新页面。",
    network: "网络不通，搜索暂时不能用。页面上的内容可以照常看。请检查网络后重试。",
    old: "这个浏览器太旧，不能搜索。可以按下面的目录找，或换个浏览器打开。",
    app: "程序出了点问题，搜索暂时不能用。页面上的内容可以照常看。请重试。",
  };

  function store(name, value) {
    // Storage may be refused or full; the site lives without it.
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch (refused) {
      return null;
    }
  }

  function say(problem, retry) {
    var notice = document.getElementById("notice");
    notice.querySelector(".notice__text").textContent = WORDS[problem] || WORDS.app;
    notice.hidden = false;
    notice.querySelector("button").onclick = function () {
      notice.hidden = true;
      retry();
    };
  }

  function fetched(url, problem) {
    return fetch(url, { credentials: "same-origin" }).then(
      function (response) {
        if (!response.ok) throw problem;
        return response;
      },
      function () {
        throw "network";
      }
    );
  }

  // A host may serve wasm as text/plain; then compiling while it streams is refused and the bytes are
  // taken as they are.
  function compiled(response) {
    if (!WebAssembly.compileStreaming) return response.arrayBuffer().then(WebAssembly.compile);
    var copy = response.clone();
    return WebAssembly.compileStreaming(response).catch(function () {
      return copy.arrayBuffer().then(WebAssembly.compile);
    });
  }

  function begin() {
    var bundle = fetched(settings.bundle, "data").then(function (response) {
      return response.text();
    });
    var module = fetched(settings.wasm, "app").then(compiled);
    var script = import(settings.script).catch(function () {
      throw "network";
    });
    Promise.all([bundle, module, script])
      .then(function (all) {
        return all[2].default({ module_or_path: all[1] }).then(function () {
          all[2].start(all[0], settings.base, settings.icons);
        });
      })
      .catch(function (problem) {
        say(typeof problem === "string" ? problem : "app", begin);
      });
  }

  if (root.dataset.page === "home") {
    // A resident comes back to the region used last, unless another one is being chosen.
    var last = store("jiujin.region");
    var known = last && document.querySelector('[data-region="' + last.replace(/\D/g, "") + '"]');
    if (known && !/[?&]choose\b/.test(location.search)) location.replace(known.href);
  }
  if (root.dataset.region) store("jiujin.region", root.dataset.region);

  if (!settings.bundle) {
    root.setAttribute("data-ready", "true");
  } else if (typeof WebAssembly !== "object" || typeof fetch !== "function") {
    say("old", begin);
  } else {
    begin();
  }
})();

// Starts the app over the page that is already there. Plain ES2017, so that every browser that cannot
// run the app still gets as far as saying so; the page itself is readable without any of this.
(function () {
  "use strict";

  /* global wasm_bindgen */
  var root = document.documentElement;
  // What the page tells its scripts (crates/pages/src/start.rs).
  var told = document.getElementById("start").textContent;
  var settings = JSON.parse(told);

  // What went wrong, in words that say what still works and what to do, and what the button does.
  var NOTICES = {
    data: ["{{scripts.data}}", "{{scripts.again}}"],
    words: ["{{scripts.words}}", "{{scripts.again}}"],
    version: ["{{scripts.version}}", "{{head.refresh}}"],
    network: ["{{scripts.network}}", "{{scripts.again}}"],
    app: ["{{scripts.app}}", "{{scripts.again}}"],
    old: ["{{scripts.old}}"],
    rest: ["{{scripts.rest}}", "{{scripts.again}}"],
    language: ["{{scripts.language}}", "{{scripts.again}}"],
    half: ["{{head.cut_off}}", "{{head.refresh}}"],
    update: ["{{scripts.update}}", "{{head.refresh}}"],
  };

  var gone = false;

  function store(name, value) {
    // Storage may be refused or full; the site lives without it.
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch (refused) {
      return null;
    }
  }

  function say(problem, act) {
    var words = NOTICES[problem] || NOTICES.app;
    var notice = document.getElementById("notice");
    var button = notice.querySelector("button");
    notice.querySelector(".notice__text").textContent = words[0];
    button.textContent = words[1] || "";
    button.hidden = !words[1];
    button.onclick = function () {
      notice.hidden = true;
      act();
    };
    notice.hidden = false;
  }

  function reload() {
    location.reload();
  }

  // At a second try the host is asked again, whatever the browser's cache holds.
  function fetched(url, problem, again) {
    return fetch(url, { credentials: "same-origin", cache: again ? "reload" : "default" }).then(
      function (response) {
        // What this page names is gone: the site may be a newer one, and only a newer page knows it.
        if (response.status === 404) gone = true;
        if (!response.ok) throw problem;
        return response;
      },
      function () {
        throw "network";
      }
    );
  }

  function bytes(response) {
    return response.arrayBuffer().catch(function () {
      throw "network";
    });
  }

  function hex(digest) {
    return Array.from(new Uint8Array(digest), function (byte) {
      return (byte + 256).toString(16).slice(1);
    }).join("");
  }

  // A text and its hash. Browsers hash only on https; elsewhere the app does it.
  function hashed(bytes) {
    var text = new TextDecoder().decode(bytes);
    if (!window.crypto || !crypto.subtle) return { text: text, sha256: "" };
    return crypto.subtle.digest("SHA-256", bytes).then(function (digest) {
      return { text: text, sha256: hex(digest) };
    });
  }

  // What is the region's own, and the hash that is still to be checked.
  function checked(own) {
    if (own.sha256 && own.sha256 !== settings.sha256) throw "data";
    return { text: own.text, sha256: own.sha256 ? "" : settings.sha256 };
  }

  // Without the words by which residents ask, or with others than the region's, the app still knows names.
  function noWords() {
    return { text: "", sha256: "" };
  }

  // Once they are there, the page starts anew with them.
  function askForWords() {
    fetched(settings.vocabulary, "words", true).then(bytes).then(reload, sayWords);
  }

  function sayWords() {
    say("words", gone ? reload : askForWords);
  }

  // A host may serve wasm as text/plain; then compiling while it streams is refused and the bytes are
  // taken as they are.
  function compiled(response) {
    if (!WebAssembly.compileStreaming) return bytes(response).then(WebAssembly.compile);
    var copy = response.clone();
    return WebAssembly.compileStreaming(response).catch(function () {
      return bytes(copy).then(WebAssembly.compile);
    });
  }

  // The app's own script, which is one function.
  function loaded(url) {
    if (typeof wasm_bindgen !== "undefined") return wasm_bindgen;
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = url;
      script.onload = function () {
        if (typeof wasm_bindgen !== "undefined") resolve(wasm_bindgen);
        else reject("app");
      };
      script.onerror = function () {
        reject("network");
      };
      document.head.appendChild(script);
    });
  }

  // Starts a worker that searches for the page with the module and the data that are here already, and gives
  // the function that asks it. An answer is told with what was asked for; nothing is told once, where the
  // worker cannot do it. Where workers are refused, this throws. The app then searches by itself.
  function searcher(module, own, words) {
    return function (tell) {
      var worker = new Worker(settings.script);
      function lost() {
        worker.terminate();
        tell();
      }
      worker.onerror = lost;
      worker.onmessage = function (event) {
        if (event.data) tell(event.data[0], event.data[1]);
        else lost();
      };
      worker.postMessage([module, own.text, words.text, words.sha256]);
      // The page needs them no more, and the text is as large as the region.
      module = own = words = null;
      return function (kind, text) {
        worker.postMessage([kind, text]);
      };
    };
  }

  // The module of what a first search does not need. It works in the memory of the first.
  function rest(first, again) {
    return fetched(settings.rest, "app", again)
      .then(compiled)
      .then(function (module) {
        return WebAssembly.instantiate(module, { __wasm_split: first });
      });
  }

  // A list of texts, as one text with a sign between them that stands in none.
  function list(url, again) {
    if (!url) return "";
    return fetched(url, "language", again)
      .then(function (response) {
        return response.json();
      })
      .then(function (texts) {
        return texts.join("\u0001");
      });
  }

  // The app's files are fetched once the page is there and drawn: until then the line is the page's alone. It is
  // drawn in the frame after its last byte, and a tab behind others has no frames.
  var drawn = new Promise(function (drawn) {
    if (document.hidden) drawn();
    requestAnimationFrame(function () {
      requestAnimationFrame(drawn);
    });
    document.addEventListener("visibilitychange", drawn);
  });

  // The region's own page answers without the rest, which comes when the line is free. Every other page, and one
  // that the app fills, is made of it.
  function begin(again) {
    var later = root.dataset.page === "region" && document.getElementById("app").firstElementChild;
    var own = fetched(settings.bundle, "data", again).then(bytes).then(hashed).then(checked);
    var words = fetched(settings.vocabulary, "words", again).then(bytes).then(hashed).catch(noWords);
    var module = fetched(settings.wasm, "app", again).then(compiled);
    var script = loaded(settings.script);
    // What the page says, in another language than the module's; where names lack how they are read, it says all
    // the same.
    var texts = Promise.resolve(list(settings.list, again)).catch(function (problem) {
      throw problem === "network" ? problem : "language";
    });
    var beside = Promise.resolve(list(settings.beside, again)).catch(function () {
      return "";
    });
    return Promise.all([own, words, module, script, texts, beside])
      .then(function ([own, words, module, app, texts, beside]) {
        return app({ module_or_path: module }).then(function (first) {
          function start(whole) {
            var worker = searcher(module, own, words);
            return app.start(own.text, own.sha256, words.text, words.sha256, told, texts, beside, whole, worker);
          }
          function startWhole() {
            return rest(first, again).then(function () {
              if (!start(true)) sayWords();
            });
          }
          if (!later) return startWhole();
          var whenWhole;
          try {
            whenWhole = start(false);
          } catch (problem) {
            // Without the right words the page is drawn anew, which takes the rest.
            if (problem !== "words") throw problem;
            return startWhole();
          }
          complete(first, whenWhole);
        });
      })
      .catch(function (problem) {
        say(
          typeof problem === "string" ? problem : "app",
          gone || problem === "version"
            ? reload
            : function () {
                begin(true);
              }
        );
      });
  }

  // Brings the rest to a page that answers already, and tells the app.
  function complete(first, came, again) {
    rest(first, again).then(
      function () {
        came(true);
      },
      function () {
        came(false);
        say("rest", function () {
          complete(first, came, true);
        });
      }
    );
  }

  // What the resident has seen opens without a network afterwards. A new build waits until it is asked
  // for: no page changes while it is read.
  function keepForLater() {
    if (!navigator.serviceWorker || root.dataset.embed) return;
    navigator.serviceWorker.register(settings.base + "sw.js").then(
      function (registration) {
        // Where workers are blocked, some browsers answer and give nothing.
        if (!registration) return;
        function offer(worker) {
          say("update", function () {
            navigator.serviceWorker.addEventListener("controllerchange", reload);
            worker.postMessage("use");
          });
          var answer = new MessageChannel();
          answer.port1.onmessage = function (event) {
            var text = document.querySelector("#notice .notice__text");
            if (event.data) text.append("{{scripts.newest}}", event.data);
          };
          worker.postMessage("newest", [answer.port2]);
        }
        if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
        registration.addEventListener("updatefound", function () {
          var worker = registration.installing;
          worker.addEventListener("statechange", function () {
            if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
          });
        });
      },
      function () {
        // Refused, as in private windows: then the site needs the network, as any other.
      }
    );
    navigator.serviceWorker.ready.then(function (registration) {
      if (!registration) return;
      registration.active.postMessage({ seen: location.href });
    });
  }

  // When the app breaks off, it can say nothing any more; the page stays readable.
  window.addEventListener("error", function (event) {
    if (window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) say("app", reload);
  });

  // A frame is as high as its page, if the page around it is one that the build names.
  function tellHeight() {
    var origins = settings.embed || [];
    if (!root.dataset.embed || window.parent === window || !window.ResizeObserver) return;
    new ResizeObserver(function () {
      origins.forEach(function (origin) {
        parent.postMessage({ jiujin: { height: root.offsetHeight } }, origin);
      });
    }).observe(document.body);
  }

  // Reading aloud is offered where the phone has a voice of the page's language, of which it may tell late. Its
  // script comes when somebody asks for it.
  function offerReading() {
    var speech = window.speechSynthesis;
    if (!speech || !settings.aloud) return;
    function look() {
      var speaks = /^zh/.test(root.lang) ? /^(zh|cmn)/i : /^en/i;
      var found = speech.getVoices().some(function (voice) {
        return speaks.test(voice.lang);
      });
      if (found) root.setAttribute("data-voice", "true");
    }
    look();
    // Older iPhones know the event, and no listeners for it.
    if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
    else speech.onvoiceschanged = look;
    document.addEventListener("click", function (event) {
      if (!event.target.closest("[data-aloud-switch]")) return;
      if (window.jiujinAloud) {
        window.jiujinAloud.toggle();
        return;
      }
      // A phone lets a page speak that began to at a tap; the script comes too late for that.
      speech.speak(new SpeechSynthesisUtterance(""));
      var script = document.createElement("script");
      script.src = settings.aloud;
      script.onload = function () {
        window.jiujinAloud.toggle();
      };
      document.head.appendChild(script);
    });
  }

  if (root.dataset.page === "home") {
    // A resident comes back to the region used last, unless another one is being chosen.
    var last = store("jiujin.region");
    var known = last && document.querySelector('[data-region="' + last.replace(/\D/g, "") + '"]');
    // Of many, the page names none; its address is its code.
    var href = known ? known.href : settings.find && settings.find.many && /^\d{6}$/.test(last) && last + "/";
    if (href && !/[?&]choose\b/.test(location.search)) location.replace(href);
  }
  if (root.dataset.region) store("jiujin.region", root.dataset.region);
  // A region that the site no longer has is not gone to again.
  var missing = root.dataset.page === "not-found" && /\/(\d{6})\/(?:index\.html)?$/.exec(location.pathname);
  if (missing && missing[1] === store("jiujin.region")) store("jiujin.region", "");

  var started = Promise.resolve();
  if (!settings.bundle) root.setAttribute("data-ready", "true");
  else if (typeof WebAssembly !== "object") say("old");
  else if (!document.getElementById("whole")) say("half", reload);
  else {
    started = drawn.then(function () {
      return begin(false);
    });
  }

  // Who goes to another language goes to the same page, with whatever is asked of it.
  function followLanguage(early) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[hreflang]");
      if (!link) return;
      early.kept("jiujin.language", link.hreflang);
      // The app goes from page to page and leaves the foot as it is.
      if (root.dataset.page !== "not-found") link.href = early.there(link.hreflang);
    });
  }

  // A host whose policy does not know this page's early script loses no more than that.
  if (window.jiujinEarly) followLanguage(window.jiujinEarly);
  // The search over all districts, on the first page.
  function loadFinder() {
    var script = document.createElement("script");
    script.src = settings.find.script;
    script.onerror = function () {
      document.querySelector(".finder__said").textContent = "{{scripts.find_late}}";
    };
    document.head.appendChild(script);
  }

  tellHeight();
  offerReading();
  if (settings.find) loadFinder();
  // Sharing and printing need no app, and work where it did not start.
  started.then(function () {
    var script = document.createElement("script");
    script.src = settings.tools;
    document.head.appendChild(script);
  });
  // Keeping comes after the app has started: the first visit needs the line for itself.
  started.then(keepForLater);
})();

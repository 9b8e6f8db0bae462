// What a resident does with a page: keeps a place, shares the page, prints it (src/view/tools.rs). Fetched by
// boot.js once the app has started, or has not; nothing here needs it. What is kept are ids in the phone's
// storage, which leave it only in a link that the resident sends.
(function () {
  "use strict";

  var root = document.documentElement;
  var settings = JSON.parse(document.getElementById("start").textContent);
  // As many as one looked at in a week or two.
  var MOST_SEEN = 20;
  // What a phone that keeps nothing knows until the page is closed.
  var memory = {};

  // The ids of a list, `saved` or `seen`, the last first.
  function read(name) {
    if (memory[name]) return memory[name];
    try {
      return ids(JSON.parse(localStorage.getItem("jiujin." + name)));
    } catch (refused) {
      return [];
    }
  }

  function ids(list) {
    if (!Array.isArray(list)) return [];
    return list.filter(function (id, at) {
      return typeof id === "string" && /^[\w-]+$/.test(id) && list.indexOf(id) === at;
    });
  }

  // Gives whether the phone keeps it.
  function write(name, list) {
    try {
      localStorage.setItem("jiujin." + name, JSON.stringify(list));
      delete memory[name];
      return true;
    } catch (refused) {
      memory[name] = list;
      return false;
    }
  }

  function without(list, id) {
    return list.filter(function (other) {
      return other !== id;
    });
  }

  // Saves a place or lets it go. Gives what is to be said of it.
  function keep(id, wanted) {
    var list = without(read("saved"), id);
    if (!wanted) {
      write("saved", list);
      return "{{scripts.let_go}}";
    }
    return write("saved", [id].concat(list)) ? "{{scripts.kept_now}}" : "{{scripts.not_kept}}";
  }

  // The address to give on: without what is only for this phone.
  function link(tools) {
    if (tools && tools.dataset.link) return tools.dataset.link;
    var url = new URL(location.href);
    ["lang", "embed", "choose"].forEach(function (name) {
      url.searchParams.delete(name);
    });
    return url.origin + url.pathname + url.search;
  }

  // As every browser down to the oldest can copy: by selecting the text in a field.
  function isCopied(text) {
    var before = document.activeElement;
    var field = document.createElement("textarea");
    field.value = text;
    // On an iPhone a field that may be written to calls the keyboard.
    field.readOnly = true;
    field.className = "offscreen";
    document.body.appendChild(field);
    field.select();
    var copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (refused) {
      // Then the resident copies it.
    }
    field.remove();
    before.focus({ preventScroll: true });
    return copied;
  }

  function say(tools, words, link) {
    var said = tools.querySelector(".tools__said");
    said.textContent = words;
    if (!link) return;
    var shown = document.createElement("span");
    shown.className = "tools__link";
    shown.textContent = link;
    said.appendChild(shown);
  }

  function copy(tools) {
    var url = link(tools);
    if (isCopied(url)) say(tools, "{{scripts.link_copied}}");
    else say(tools, "{{scripts.link_not_copied}}", url);
  }

  function share(tools) {
    if (!navigator.share) return copy(tools);
    return navigator.share({ title: document.title, url: link(tools) }).catch(function (problem) {
      // Whoever thinks better of it has not asked for a copy.
      if (problem.name !== "AbortError") copy(tools);
    });
  }

  function fetched(url) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = function () {
        script.remove();
        reject();
      };
      document.head.appendChild(script);
    });
  }

  // The code of a link; nothing where it is too long.
  function code(url) {
    var ready = self.jiujinCode ? Promise.resolve() : fetched(settings.code);
    return ready.then(function () {
      return self.jiujinCode(url);
    });
  }

  function put(place, words, picture) {
    place.textContent = "";
    if (picture) {
      picture.setAttribute("aria-label", "{{scripts.code_of}}");
      place.appendChild(picture);
    }
    words.forEach(function (text) {
      var line = document.createElement("p");
      line.textContent = text;
      place.appendChild(line);
    });
    place.hidden = false;
  }

  function showCode(tools) {
    var place = tools.querySelector(".tools__code");
    if (!place.hidden) return close(tools);
    return code(link(tools)).then(
      function (picture) {
        put(place, [picture ? "{{scripts.code_how}}" : "{{scripts.code_long}}"], picture);
        mark(tools, "code", true);
        say(tools, picture ? "{{scripts.code_below}}" : "");
        place.scrollIntoView({ block: "nearest" });
      },
      function () {
        say(tools, "{{scripts.code_late}}");
      }
    );
  }

  // Whether a button's matter is so, for eyes and ears.
  function mark(tools, tool, isSo) {
    var button = tools.querySelector('[data-tool="' + tool + '"]');
    if (button) button.setAttribute(tool === "code" ? "aria-expanded" : "aria-pressed", String(isSo));
  }

  // The address may be another one by now.
  function close(tools) {
    tools.querySelector(".tools__code").hidden = true;
    mark(tools, "code", false);
  }

  // What stands on paper beside the page: where it is from, and of which day.
  var sheet = document.createElement("div");
  sheet.className = "sheet";
  document.body.appendChild(sheet);

  function fillSheet(url, picture) {
    var now = new Date();
    var two = function (number) {
      return String(number).padStart(2, "0");
    };
    var day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    put(sheet, picture ? ["{{scripts.sheet}}", url] : [url], picture);
    var line = document.createElement("p");
    line.append("{{scripts.printed}}", day);
    sheet.appendChild(line);
  }

  window.addEventListener("beforeprint", function () {
    var url = link(document.querySelector(".tools[data-link]"));
    fillSheet(url, self.jiujinCode && self.jiujinCode(url));
  });

  // Paper without the code is better than none.
  function print(tools) {
    return code(link(tools)).catch(String).then(function () {
      window.print();
    });
  }

  var TOOLS = {
    share: share,
    code: showCode,
    print: print,
    keep: function (tools) {
      var id = tools.dataset.id;
      var wanted = read("saved").indexOf(id) < 0;
      say(tools, keep(id, wanted));
      showKept();
    },
  };

  // A name and an address, to be put into a map.
  function copyText(button) {
    var said = button.closest(".hand-off").querySelector("[role=status]");
    var text = button.dataset.copy;
    var copied = isCopied(text);
    said.textContent = copied ? "{{scripts.text_copied}}" : "{{scripts.text_not_copied}}";
    if (!copied) said.append(text);
  }

  document.addEventListener("click", function (event) {
    var copying = event.target.closest("[data-copy]");
    if (copying) copyText(copying);
    var button = event.target.closest("[data-tool]");
    var own = event.target.closest(".tools");
    document.querySelectorAll(".tools").forEach(function (tools) {
      if (tools !== own) close(tools);
    });
    if (button) TOOLS[button.dataset.tool](own);
  });
  document.addEventListener("input", function () {
    document.querySelectorAll(".tools").forEach(close);
  });

  function showKept() {
    var tools = document.querySelector('.tools:not([data-id=""])');
    if (!tools) return;
    var isKept = read("saved").indexOf(tools.dataset.id) >= 0;
    mark(tools, "keep", isKept);
    tools.querySelector('[data-tool="keep"] span').textContent = isKept ? "{{scripts.kept}}" : "{{common.keep}}";
  }

  // The page is another one: after a step of the app, or with a facility at the start.
  function arrive() {
    var tools = document.querySelector('.tools:not([data-id=""])');
    if (tools) write("seen", [tools.dataset.id].concat(without(read("seen"), tools.dataset.id)).slice(0, MOST_SEEN));
    showKept();
  }

  // Where a page was opened is kept once it is seen: nobody waits for it.
  function arriveSoon() {
    setTimeout(arrive);
  }

  // The app gives each page its title, and this is the only trace that a step of it leaves outside.
  new MutationObserver(arriveSoon).observe(document.querySelector("title"), { childList: true });
  // A page that the app fills first.
  new MutationObserver(arrive).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
  window.addEventListener("storage", showKept);
  window.addEventListener("pageshow", showKept);
  root.setAttribute("data-tools", "true");
  arrive();

  self.jiujinKept = { read: read, write: write, keep: keep, ids: ids };
  if (settings.saved) fetched(settings.saved).catch(String);
})();

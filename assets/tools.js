// What a resident does with a page: shares it, shows its code, prints it (crates/pages/src/part/tools.rs). Fetched by
// boot.js once the app has started, or has not; nothing here needs it, and plans and ways have no app. Keeping a place
// is the app's (src/keeping.rs).
(function () {
  "use strict";

  var settings = JSON.parse(document.getElementById("start").textContent);
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
        mark(tools, true);
        say(tools, picture ? "{{scripts.code_below}}" : "");
        place.scrollIntoView({ block: "nearest" });
      },
      function () {
        say(tools, "{{scripts.code_late}}");
      }
    );
  }

  // Whether the code is shown, for ears.
  function mark(tools, isShown) {
    var button = tools.querySelector("[data-tool=code]");
    if (button) button.setAttribute("aria-expanded", String(isShown));
  }

  // The address may be another one by now.
  function close(tools) {
    tools.querySelector(".tools__code").hidden = true;
    mark(tools, false);
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
    var use = button && TOOLS[button.dataset.tool];
    if (use) use(own);
  });
  document.addEventListener("input", function () {
    document.querySelectorAll(".tools").forEach(close);
  });

  document.documentElement.setAttribute("data-tools", "true");
})();

// Fills the page of what a resident saved (src/page/saved.rs) from the phone's storage and from the link by
// which it was opened: `#ids=a,b`. What stands after `#` no browser sends to a host.
(function () {
  "use strict";

  /* global jiujinKept */
  var kept = jiujinKept;
  // More do not fit on a phone.
  var MOST_COMPARED = 3;
  var page = document.querySelector("main[data-saved]");
  var places = {};
  page.querySelectorAll("template").forEach(function (template) {
    places[template.dataset.facility] = template.content;
  });
  // What is to be compared, in the order in which it was picked.
  var picked = [];

  function part(name) {
    return page.querySelector('[data-part="' + name + '"]');
  }

  function isHere(id) {
    return Object.prototype.hasOwnProperty.call(places, id);
  }

  function say(words) {
    page.querySelector("[data-said]").textContent = words;
  }

  // What the link names.
  function sent() {
    var list = /[#&]ids=([\w,-]*)/.exec(location.hash);
    return kept.ids(list ? list[1].split(",") : []).filter(isHere);
  }

  function fill(name, list, saved) {
    var items = part(name).querySelector("ol");
    items.textContent = "";
    list.forEach(function (id) {
      var item = places[id].querySelector("li").cloneNode(true);
      item.querySelector("[data-keep]").hidden = name === "saved" || saved.indexOf(id) >= 0;
      item.querySelector("[data-drop]").hidden = name === "sent";
      items.appendChild(item);
    });
    part(name).hidden = !list.length && name !== "saved";
  }

  function show() {
    var all = kept.read("saved");
    var saved = all.filter(isHere);
    var here = saved.concat(kept.read("seen").filter(isHere), sent());
    fill("sent", sent(), saved);
    fill("saved", saved, saved);
    fill("seen", kept.read("seen").filter(isHere), saved);
    part("saved").querySelector("[data-none]").hidden = saved.length > 0;
    part("saved").querySelector("[data-lost]").hidden = all.every(function (id) {
      return isHere(id) || id.indexOf(document.documentElement.dataset.region + "-") !== 0;
    });
    part("compare").hidden = kept.ids(here).length < 2;
    part("send").hidden = !saved.length;
    part("send").querySelector(".tools").dataset.link =
      location.origin + location.pathname + "#ids=" + saved.join(",");
    picked = picked.filter(function (id) {
      return here.indexOf(id) >= 0;
    });
    compare();
  }

  function compare() {
    page.querySelectorAll("input[type=checkbox]").forEach(function (box) {
      box.checked = picked.indexOf(idOf(box)) >= 0;
      box.disabled = !box.checked && picked.length === MOST_COMPARED;
    });
    var enough = picked.length > 1;
    var place = page.querySelector(".compare");
    place.textContent = "";
    place.hidden = !enough;
    page.querySelector("[data-see]").hidden = !enough;
    if (enough) place.appendChild(table());
  }

  // Each fact under its own heading as wide as the table, so that three places fit beside each other.
  function table() {
    var table = document.createElement("table");
    var names = table.createTHead().insertRow();
    var facts = picked.map(function (id) {
      var name = heading(names, "col");
      name.appendChild(places[id].querySelector("h3 a").cloneNode(true));
      return places[id].querySelectorAll("dd");
    });
    places[picked[0]].querySelectorAll("dt").forEach(function (fact, at) {
      var body = table.appendChild(document.createElement("tbody"));
      var title = heading(body.insertRow(), "rowgroup");
      title.colSpan = picked.length;
      title.textContent = fact.textContent;
      var row = body.insertRow();
      facts.forEach(function (own, position) {
        var cell = row.insertCell();
        // Where the places stand one below the other, each says whose fact it is.
        cell.dataset.name = places[picked[position]].querySelector("h3").textContent;
        var said = own[at].cloneNode(true);
        while (said.firstChild) cell.appendChild(said.firstChild);
        if (!cell.textContent.trim()) cell.textContent = "{{common.unstated}}";
      });
    });
    return table;
  }

  function heading(row, scope) {
    var cell = row.appendChild(document.createElement("th"));
    cell.scope = scope;
    return cell;
  }

  function idOf(element) {
    return element.closest("[data-facility]").dataset.facility;
  }

  // What the finger was on is gone; the keyboard goes on from the heading of its list.
  function stay(name) {
    var title = part(name).querySelector("h2");
    if (part(name).hidden) title = page.querySelector("h1");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  page.addEventListener("change", function (event) {
    var id = idOf(event.target);
    if (event.target.checked) picked.push(id);
    else picked.splice(picked.indexOf(id), 1);
    compare();
    say(picked.length === MOST_COMPARED ? "{{scripts.picked_most}}" : "");
  });

  page.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    var section = button && button.closest("[data-part]");
    if (!button || button.dataset.tool) return;
    if (button.closest("[data-see]")) {
      part("compare").scrollIntoView();
      page.querySelector(".compare").focus({ preventScroll: true });
      return;
    }
    var name = section.dataset.part;
    if (button.dataset.keepAll !== undefined) {
      sent().reverse().forEach(function (id) {
        say(kept.keep(id, true));
      });
      history.replaceState(history.state, "", location.pathname + location.search);
      name = "saved";
    } else if (button.dataset.clear !== undefined) {
      kept.write("seen", []);
    } else if (button.dataset.keep !== undefined) {
      say(kept.keep(idOf(button), true));
    } else if (name === "saved") {
      say(kept.keep(idOf(button), false));
    } else {
      kept.write(
        "seen",
        kept.read("seen").filter(function (id) {
          return id !== idOf(button);
        })
      );
    }
    show();
    stay(name);
  });

  // Another tab, a step back, another link.
  ["storage", "pageshow", "hashchange"].forEach(function (event) {
    window.addEventListener(event, show);
  });
  show();
})();

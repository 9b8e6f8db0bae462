// Finds a district by any name that belongs to it, and by where the phone is (crates/pages/src/home.rs; what it reads is
// made in crates/site/src/find.rs). Fetched by boot.js on the first page. The position stays here: no address has it.
(function () {
  "use strict";

  var settings = JSON.parse(document.getElementById("start").textContent);
  var find = settings.find;
  var form = document.querySelector("[data-find]");
  var box = form.querySelector("input");
  var said = document.querySelector(".finder__said");
  var list = document.querySelector(".finder__hits");

  // A resident who types waits this long for the next sign at most; then it is searched.
  var REST_MS = 150;
  var MOST_HITS = 12;
  // How many files of a level a search reads. Where more begin as what was typed, one more sign is asked for.
  var MOST_FILES = 2;

  // The sorts of places, in the order in which they are shown.
  var DISTRICT = 0;
  var STREET = 1;
  var COMMUNITY = 2;

  var read = {};

  // A file of the data, asked for once.
  function file(stem, hash) {
    var url = settings.base + "data/find/" + stem + "." + hash + ".json";
    if (read[url]) return read[url];
    read[url] = fetch(url, { credentials: "same-origin" }).then(function (response) {
      // What this page names is gone: the site is a newer one.
      if (response.status === 404) throw "version";
      if (!response.ok) throw "late";
      return response.json();
    });
    read[url].catch(function () {
      delete read[url];
    });
    return read[url];
  }

  function files(hashes) {
    return Promise.all(
      hashes.map(function (hash) {
        return file("names", hash);
      })
    );
  }

  function joined(lists) {
    return [].concat.apply([], lists);
  }

  // What names are compared by; the build has the same signs that nobody types (crates/site/src/find/tree.rs).
  function compared(text) {
    return text.toLowerCase().replace(/[\s'’·()（）“”、-]/g, "");
  }

  // What was typed: wide letters are letters, tones are no matter, ü is v.
  function asked(text) {
    var plain = text.normalize("NFKC").toLowerCase().replace(/[üǖǘǚǜ]/g, "v");
    return compared(plain.normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
  }

  function isChinese(text) {
    return /[^\x00-\x7f]/.test(text);
  }

  // The files below a branch in which a name may begin so.
  function below(branch, begin) {
    return branch.files.filter(function (hash, at) {
      var next = branch.keys[at + 1];
      var ended = next !== undefined && next < begin;
      return !ended && (at === 0 || branch.keys[at] < begin + "\uffff");
    });
  }

  function hits(data, begin, sort) {
    var rows = data.rows.map(function (row) {
      var place = data.places[row[0]];
      return { code: place[0], city: place[1], district: place[2], key: row[1], name: row[2] || row[1], sort: sort };
    });
    return rows.filter(function (hit) {
      return compared(hit.key).indexOf(begin) === 0;
    });
  }

  // One way down a tree.
  function down(tree, begin, sort) {
    var branches = below(tree, begin);
    return files(branches.slice(0, MOST_FILES)).then(function (own) {
      var leaves = joined(
        own.map(function (branch) {
          return below(branch, begin);
        })
      );
      // So little finds too much to read even a part of it, but for the few names of districts.
      var little = leaves.length > MOST_FILES && sort !== DISTRICT && begin.length < (isChinese(begin) ? 2 : 3);
      var some = little ? [] : leaves.slice(0, MOST_FILES);
      return files(some).then(function (all) {
        var found = all.map(function (data) {
          return hits(data, begin, sort);
        });
        return {
          hits: joined(found),
          more: branches.length > MOST_FILES || leaves.length > some.length,
        };
      });
    });
  }

  // Whether a name is what was typed, but for what sort of place it is.
  function isWhole(hit, begin) {
    var short = hit.key.replace(/ .*$|（.*$/, "").replace(/(?:社区|村)?(?:居|村)(?:民)?委(?:员)?会$/, "");
    short = short.replace(/(?:街道|地区|社区|[省市区县旗镇乡村])$/, "");
    return compared(short) === begin || compared(hit.key) === begin;
  }

  // Whole names first, then districts, streets, communities; each place once.
  function sorted(all, begin) {
    function rank(hit) {
      return (isWhole(hit, begin) ? 0 : 10) + hit.sort;
    }
    var ranked = all.map(function (hit, at) {
      return [rank(hit), at, hit];
    });
    ranked.sort(function (a, b) {
      return a[0] - b[0] || a[1] - b[1];
    });
    var known = {};
    var each = ranked.map(function (one) {
      return one[2];
    });
    return each.filter(function (hit) {
      var id = hit.code + hit.name;
      var isNew = !known[id];
      known[id] = true;
      return isNew;
    });
  }

  // Districts and streets; and communities, of which there are most, where the list has room for them.
  function search(begin) {
    return both([down(find.districts, begin, DISTRICT), down(find.streets, begin, STREET)], begin).then(function (found) {
      if (found.hits.length >= MOST_HITS) return { hits: found.hits, more: true };
      return both([found, down(find.communities, begin, COMMUNITY)], begin);
    });
  }

  function both(parts, begin) {
    return Promise.all(parts).then(function ([one, other]) {
      return { hits: sorted(one.hits.concat(other.hits), begin), more: one.more || other.more };
    });
  }

  function simplified(text) {
    if (!isChinese(text)) return Promise.resolve(text);
    return file("signs", find.signs).then(function (pairs) {
      return text.replace(/[^\x00-\x7f]/g, function (sign) {
        var at = pairs.indexOf(sign);
        // Each traditional character stands before its simplified one.
        return at >= 0 && at % 2 === 0 ? pairs[at + 1] : sign;
      });
    });
  }

  // Where nothing was found: in simplified characters, then without the province, city or district before it.
  function searched(begin, isSimplified) {
    return search(begin).then(function (found) {
      if (found.hits.length || found.more) return found;
      if (!isSimplified) {
        return simplified(begin).then(function (text) {
          return text === begin ? withoutPlace(begin, found) : searched(text, true);
        });
      }
      return withoutPlace(begin, found);
    });
  }

  function withoutPlace(begin, found) {
    var rest = begin.replace(/^[^省市区县]*[省市区县]/, "");
    return rest && rest !== begin ? searched(rest, true) : found;
  }

  function element(name, text, lang) {
    var made = document.createElement(name);
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }

  // A name, how it was typed, and which district has it.
  function shown(hit) {
    var link = document.createElement("a");
    link.href = hit.code + "/";
    link.className = "finder__hit";
    // A former name leads to the one of today.
    var former = hit.sort !== DISTRICT && isChinese(hit.key) && hit.key !== hit.name;
    link.appendChild(element("b", former ? hit.key + "（" + hit.name + "）" : hit.name, "zh-CN"));
    if (/^[A-Z]/.test(hit.key)) link.append(" ", element("span", hit.key, "zh-Latn"));
    var where = hit.sort === DISTRICT ? hit.city : hit.city + hit.district;
    if (where) {
      var arrow = element("span", hit.sort === DISTRICT ? " · " : " → ");
      arrow.setAttribute("aria-hidden", "true");
      link.append(arrow, element("span", where, "zh-CN"));
    }
    return link;
  }

  function show(words, links, between) {
    said.textContent = words;
    list.textContent = "";
    links.forEach(function (link, at) {
      var item = document.createElement("li");
      if (at && between) item.append(element("span", between), " ");
      item.append(link);
      list.appendChild(item);
    });
    list.hidden = !links.length;
  }

  function failed(problem) {
    show(problem === "version" ? "{{scripts.version}}" : "{{scripts.find_late}}", []);
  }

  function tell(found) {
    var some = found.hits.slice(0, MOST_HITS);
    var more = found.more || found.hits.length > some.length;
    var words = "{{scripts.find_none}}";
    if (some.length) words = some.length + "{{scripts.find_found}}" + (more ? " " + "{{scripts.find_more}}" : "");
    else if (more) words = "{{scripts.find_longer}}";
    show(words, some.map(shown));
  }

  // An answer counts while nothing else was asked since.
  var turn = 0;
  var waiting = 0;
  var last = "";

  function ask() {
    clearTimeout(waiting);
    var begin = asked(box.value);
    if (begin === last) return Promise.resolve();
    last = begin;
    turn += 1;
    var own = turn;
    if (!begin) return Promise.resolve(show("", []));
    return searched(begin, false).then(
      function (found) {
        if (own === turn) tell(found);
      },
      function (problem) {
        if (own !== turn) return;
        // The same may be asked again.
        last = "";
        failed(problem);
      }
    );
  }

  function links() {
    return Array.prototype.slice.call(list.querySelectorAll("a"));
  }

  function onInput(event) {
    // Half a word of an input method is none.
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, REST_MS);
  }

  box.addEventListener("input", onInput);
  box.addEventListener("compositionend", onInput);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask().then(function () {
      var first = links()[0];
      if (first) first.focus();
    });
  });

  // The arrows go from the box through what was found, and back.
  document.querySelector(".finder").addEventListener("keydown", function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    var stops = [box].concat(links());
    var at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });

  // Where the phone is. Lengths are metres, places are units of a ten-thousandth of a degree.
  var UNITS = 10000;
  var METRES_IN_UNIT = 11.132;
  // A district that is farther is not where somebody is.
  var KNOWN_M = 50000;
  // So near to the middle of a district or of one of its streets, another district is hardly nearer.
  var NEAR_M = 2000;
  // Less sure than this, a phone knows the town and no more.
  var ROUGH_M = 3000;

  function metres(a, lng, lat) {
    var east = (a.lng - lng) * Math.cos((a.lat / UNITS) * (Math.PI / 180));
    return Math.sqrt(east * east + (a.lat - lat) * (a.lat - lat)) * METRES_IN_UNIT;
  }

  // Districts with how far their nearest known point is, and whether their frame has the place; the nearest first.
  function measured(here, districts) {
    var margin = here.error / METRES_IN_UNIT;
    var all = districts.map(function (own) {
      var frame = own[2];
      var far = Infinity;
      for (var at = 0; at < own[3].length; at += 2) far = Math.min(far, metres(here, own[3][at], own[3][at + 1]));
      return {
        code: own[0],
        name: own[1],
        far: far,
        framed:
          here.lng >= frame[0] - margin &&
          here.lat >= frame[1] - margin &&
          here.lng <= frame[2] + margin &&
          here.lat <= frame[3] + margin,
      };
    });
    return all.sort(function (a, b) {
      return a.far - b.far;
    });
  }

  // What can be said of a place: in words, with the districts that are meant.
  function judged(here, districts) {
    var all = measured(here, districts);
    var framed = all.filter(function (own) {
      return own.framed;
    });
    var first = framed[0];
    if (!first) {
      if (!all[0] || (find.many && all[0].far > KNOWN_M)) return { words: "{{scripts.where_far}}", districts: [] };
      return { words: "{{scripts.where_outside}}", districts: [all[0]], far: true };
    }
    // A frame is larger than its district. The nearest point decides, unless another one is nearly as near.
    var others = all.filter(function (own) {
      return own !== first && own.far < 2 * first.far + here.error;
    });
    if (!others.length && first.far <= NEAR_M && here.error <= ROUGH_M) {
      return { words: "{{scripts.where_likely}}", districts: [first] };
    }
    var rivals = framed.filter(function (own) {
      return others.indexOf(own) >= 0;
    });
    if (!rivals.length) return { words: "{{scripts.where_maybe}}", districts: [first] };
    return { words: "{{scripts.where_one_of}}", districts: [first].concat(rivals.slice(0, 2)) };
  }

  function place(own, far) {
    var link = document.createElement("a");
    link.href = own.code + "/";
    link.className = "finder__hit";
    link.appendChild(element("b", own.name, "zh-CN"));
    if (far) link.append(" " + Math.max(1, Math.round(own.far / 1000)) + "{{scripts.where_kilometres}}");
    return link;
  }

  function located(position, own) {
    var here = {
      lng: position.coords.longitude * UNITS,
      lat: position.coords.latitude * UNITS,
      error: position.coords.accuracy || 0,
    };
    return file("at", find.at).then(
      function (known) {
        if (own !== turn) return;
        var answer = judged(here, known.districts);
        var links = answer.districts.map(function (one) {
          return place(one, answer.far);
        });
        show(answer.words, links, "{{scripts.where_or}}");
      },
      function (problem) {
        if (own === turn) failed(problem);
      }
    );
  }

  document.querySelector("[data-find-here]").addEventListener("click", function () {
    turn += 1;
    var own = turn;
    last = "";
    if (!navigator.geolocation || !window.isSecureContext) return show("{{scripts.where_insecure}}", []);
    show("{{place.asking}}", []);
    navigator.geolocation.getCurrentPosition(
      function (position) {
        located(position, own);
      },
      function (problem) {
        if (own !== turn) return;
        var words = { 1: "{{scripts.where_refused}}", 3: "{{scripts.where_late}}" }[problem.code];
        show(words || "{{scripts.where_unknown}}", []);
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 }
    );
  });

  // What was typed before this came is searched now.
  if (box.value) ask();
  document.documentElement.setAttribute("data-finder", "true");
})();

// Reads the page aloud, sentence by sentence, and marks the sentence that is spoken. boot.js fetches
// this when somebody asks for it. Plain ES2017, as boot.js; the first part is pure.
(function (global) {
  "use strict";

  var root = global.document ? global.document.documentElement : { lang: "zh-CN" };
  var DIGITS = "零一二三四五六七八九";

  /** How people say a 1 in a phone number, so that it is not taken for a 7. */
  var ONE = "幺";

  /** Numbers that everybody knows as phone numbers, short as they are. */
  var HOTLINES = ["110", "119", "120", "122", "12320", "12333", "12345", "12356"];

  /** The digits from which on a number can only be a phone number or a code. */
  var PHONE_DIGITS = 7;

  /** What follows an amount, which is said as a number: 80 张床 has eighty beds. */
  var MEASURE =
    /^(?:到[\d.]+)?\s?(?:[张張家个個支对對项項条條所名位人岁歲米天次元万萬亿億周週月日点點分号號楼樓层層期种種类類处處间間辆輛户戶级級倍%％‰]|公里|千米|小时|小時|平方|年内|年內|多[张張家个個项項条條所名位人岁歲])/;

  function isChinese() {
    return /^zh/.test(root.lang);
  }

  /** A text as it is to be spoken: phone numbers and years digit by digit, amounts as numbers. */
  function spoken(text) {
    // Another language's voice knows its own numbers.
    if (!isChinese()) return text.replace(/\s*(?:[→⇄·]\s*)+/g, ", ");
    return text
      .replace(/\s*(?:[→⇄·，]\s*)+/g, "，")
      .replace(/(\d{1,2}):(\d{2})/g, function (time, hour, minute) {
        return Number(hour) + "点" + (minute === "00" ? "" : minute + "分");
      })
      .replace(/\d+(?:[-–—]\d+)*(?:\.\d+)?/g, function (number, at, whole) {
        var parts = number.split(/[-–—]/);
        var count = number.replace(/\D/g, "").length;
        var isPhone = count >= PHONE_DIGITS && !/^\s?年/.test(whole.slice(at + number.length));
        if (isPhone || HOTLINES.indexOf(number) >= 0) return parts.map(phone).join("，");
        var isAmount = MEASURE.test(whole.slice(at + number.length)) && !/^0\d/.test(number);
        return (isAmount ? parts : parts.map(digits)).join("到");
      })
      .replace(/([点分])\s*[-–—~～]\s*/g, "$1到");
  }

  function digits(number) {
    return number.replace(/\d/g, function (digit) {
      return DIGITS[digit];
    }).replace(".", "点");
  }

  function phone(number) {
    return digits(number).replace(/一/g, ONE);
  }

  /** The sentences of a text, as `[start, end]`. */
  function sentences(text) {
    // What is signs only says nothing.
    var found = [];
    var pattern = isChinese() ? /[^。！？；]+[。！？；]*[”）]*/g : /[^。！？；!?]+?(?:[。！？；!?]+|\.(?=\s|$)|$)\s*/g;
    for (var match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (/[^\s，、：“”（）·]/.test(match[0])) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  global.jiujinAloud = { spoken: spoken, sentences: sentences, toggle: toggle };

  // What is tapped or filled in; what is for eyes only, such as the place of a fact in its document; what is
  // folded away, all but its summary; and what follows the choices and the first results of a region, because
  // nobody listens to two hundred names.
  var SILENT =
    "nav.crumbs, form, label, select, button, .hand-off, .tools," +
    "svg, [aria-hidden=true], .rows thead, .ref, .sources__list, .sources__about," +
    "details:not([open]) > :not(summary)," +
    ".kind__count, #results > :nth-child(n + 6), .browse";

  /** A tag, a link, a phone number, a paragraph: all but emphasis. Between two of them is a pause. */
  var PIECE = ":not(b)";

  /** What ends with a pause, and what begins with one. */
  var PAUSES = /[。！？；，、：（“][”）]*\s*$/;
  var PAUSED = /^\s*[。！？；，、：”）]/;

  /** A little slower than people speak. */
  var RATE = 0.9;

  // What is being read; none while nothing is. A reading that was broken off hears of its end later than
  // the next one begins.
  var reading;
  var mark;

  function toggle() {
    if (reading) stop();
    else start();
  }

  function start() {
    reading = { phrases: phrases(document.getElementById("main")), next: 0 };
    root.setAttribute("data-speech", "true");
    // Where the resident goes on to, this page's text is no longer meant.
    document.addEventListener("click", leave);
    window.addEventListener("popstate", stop);
    window.addEventListener("pagehide", stop);
    speak(reading);
  }

  function stop() {
    reading = undefined;
    speechSynthesis.cancel();
    root.removeAttribute("data-speech");
    document.removeEventListener("click", leave);
    window.removeEventListener("popstate", stop);
    window.removeEventListener("pagehide", stop);
    if (mark) mark.remove();
    mark = undefined;
  }

  function leave(event) {
    if (event.target.closest("a[href]")) stop();
  }

  function speak(current) {
    if (reading !== current) return;
    var phrase = current.phrases[current.next];
    if (!phrase || !phrase.range.startContainer.isConnected) {
      stop();
      return;
    }
    current.next += 1;
    show(phrase.range);
    var utterance = new SpeechSynthesisUtterance(spoken(phrase.text));
    utterance.lang = root.lang;
    utterance.voice = voice();
    utterance.rate = RATE;
    utterance.onend = function () {
      speak(current);
    };
    utterance.onerror = function () {
      if (reading === current) stop();
    };
    // Some browsers forget an utterance that nobody holds, and never tell of its end.
    current.utterance = utterance;
    speechSynthesis.speak(utterance);
  }

  /** A voice of the page's language: standard Chinese before other Chinese, one of the phone before one of the
   *  network. */
  function voice() {
    var speaks = isChinese() ? /^(zh|cmn)/i : /^en/i;
    var voices = speechSynthesis.getVoices().filter(function (each) {
      return speaks.test(each.lang);
    });
    function rank(each) {
      return (/CN|Hans/i.test(each.lang) ? 2 : 0) + (each.localService ? 1 : 0);
    }
    return voices.sort(function (a, b) {
      return rank(b) - rank(a);
    })[0] || null;
  }

  /** The sentences of what is to be heard of an element: where each stands, and its text. */
  function phrases(element) {
    var blocks = [];
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      var node = walker.currentNode;
      var parent = node.parentElement;
      if (!node.data.trim() || !parent.getClientRects().length || parent.closest(SILENT)) continue;
      var block = blockOf(parent);
      var last = blocks[blocks.length - 1];
      if (last && last.block === block) last.nodes.push(node);
      else blocks.push({ block: block, nodes: [node] });
    }
    return blocks.reduce(function (all, each) {
      return all.concat(phrasesIn(each.nodes));
    }, []);
  }

  function blockOf(element) {
    while (/^inline/.test(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  }

  /** What is said is put together here: the text of a range would have again what is left out between its
   *  nodes, and nothing between a phone number and the date beside it. */
  function phrasesIn(nodes) {
    var text = "";
    var piece;
    var starts = nodes.map(function (node) {
      var own = node.parentElement.closest(PIECE);
      var isApart = own !== piece || (/\d$/.test(text) && /^\d/.test(node.data));
      if (text && isApart && !PAUSES.test(text) && !PAUSED.test(node.data)) text += isChinese() ? "，" : ", ";
      piece = own;
      text += node.data;
      return text.length - node.data.length;
    });
    return sentences(text).map(function (sentence) {
      var range = document.createRange();
      nodes.forEach(function (node, at) {
        var from = sentence[0] - starts[at];
        var to = sentence[1] - starts[at];
        if (from >= 0 && from < node.data.length) range.setStart(node, from);
        if (to > 0 && to <= node.data.length) range.setEnd(node, to);
      });
      return { range: range, text: text.slice(sentence[0], sentence[1]) };
    });
  }

  /** Marks a sentence by boxes over its lines. They lie outside of the app, whose elements are its own. */
  function show(range) {
    if (mark) mark.remove();
    mark = document.createElement("div");
    mark.setAttribute("aria-hidden", "true");
    var box = range.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) {
      window.scrollTo(0, window.pageYOffset + box.top - window.innerHeight / 3);
    }
    Array.from(range.getClientRects()).forEach(function (line) {
      var stripe = document.createElement("div");
      stripe.className = "spoken";
      stripe.style.left = line.left + window.pageXOffset + "px";
      stripe.style.top = line.top + window.pageYOffset + "px";
      stripe.style.width = line.width + "px";
      stripe.style.height = line.height + "px";
      mark.appendChild(stripe);
    });
    document.body.appendChild(mark);
  }
})(this);

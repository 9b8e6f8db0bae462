// Puts another language into the page. The build puts `self.jiujinLanguage = {tag, texts}` before this
// text: `texts` leads from each text of the page to what it is to say. Fetched only where a language was
// chosen (early.js).
//
// The page stays the app's: it writes its own texts, and what it writes is turned before it is drawn. What
// is no text of the page is a fact, stays as a document has it, and is marked as Chinese.
(function () {
  "use strict";

  /* global jiujinLanguage */
  var root = document.documentElement;
  var texts = jiujinLanguage.texts;
  // The language of facts, and of every page as it was built.
  var OWN = root.lang;
  var CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
  // What stands between the items of a list.
  var LIST = "\u3001";
  var NUMBER = "(\\d+(?:\\.\\d+)?)";
  var ATTRIBUTES = ["aria-label", "placeholder", "alt", "title"];
  // Texts that the page says again and again are turned once.
  var known = new Map();
  // What was written here, by the node of text in which it stands.
  var written = new WeakMap();

  // Texts with placeholders, those with the most words of their own first: they say best what is meant.
  var patterns = Object.keys(texts)
    .filter(function (text) {
      return text.indexOf("{") >= 0;
    })
    .map(pattern)
    .sort(function (one, other) {
      return other.words - one.words;
    });

  function pattern(text) {
    var pieces = text.split(/\{([^}]*)\}/);
    var plain = pieces.filter(function (piece, at) {
      return at % 2 === 0;
    });
    var expression = pieces.map(function (piece, at) {
      if (at % 2 === 0) return piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      if (piece[0] === "#") return NUMBER;
      // A text may hold such a text itself, as a list that grows at its end.
      return piece[0] === "@" ? "([^]+)" : "([^]+?)";
    });
    return {
      text: text,
      names: pieces.filter(function (piece, at) {
        return at % 2 === 1;
      }),
      words: plain.join("").length,
      // Most texts fall out by this already.
      longest: plain.reduce(function (longest, piece) {
        return piece.length > longest.length ? piece : longest;
      }),
      expression: new RegExp("^" + expression.join("") + "$"),
    };
  }

  // The text in the other language; nothing where it is none of the page's texts. The space before a label or
  // the number of a source belongs to that.
  function turned(text) {
    if (known.has(text)) return known.get(text);
    var said = null;
    var space = /[ \u00a0]$/.exec(text);
    if (Object.prototype.hasOwnProperty.call(texts, text)) said = texts[text];
    else if (space) {
      said = turned(text.slice(0, -1));
      if (said !== null) said += space[0];
    } else if (CHINESE.test(text)) {
      for (var at = 0; said === null && at < patterns.length; at += 1) said = filled(patterns[at], text);
    }
    known.set(text, said);
    return said;
  }

  function filled(pattern, text) {
    var found = text.indexOf(pattern.longest) >= 0 && pattern.expression.exec(text);
    if (!found) return null;
    var values = {};
    var count = null;
    for (var at = 0; at < pattern.names.length; at += 1) {
      var name = pattern.names[at];
      var value = found[at + 1];
      if (name[0] === "#") count = value;
      else if (name[0] === "@") {
        value = turned(value);
        if (value === null) return null;
      } else value = part(value);
      values[name] = value;
    }
    var said = texts[pattern.text];
    // Forms for one and for more go by the last number, which is the one that is counted.
    if (Array.isArray(said)) said = said[count === "1" ? 0 : 1];
    return said.replace(/\{([^}]*)\}/g, function (placeholder, name) {
      return values[name];
    });
  }

  // What stands for a name: a text of the page, several of them, or a fact.
  function part(value) {
    var rest = value.split(LIST);
    var said = [];
    while (rest.length) {
      // A text may hold the sign of a list itself.
      var many = rest.length;
      while (many > 1 && turned(rest.slice(0, many).join(LIST)) === null) many -= 1;
      var item = rest.splice(0, many).join(LIST);
      var own = turned(item);
      said.push(own === null ? item : own);
    }
    return said.join(texts[LIST] || LIST);
  }

  function turnText(node) {
    var holder = node.parentElement;
    if (!holder || /^(SCRIPT|STYLE|TEMPLATE)$/.test(holder.tagName)) return;
    // Names of languages are said in their own.
    if (holder.hasAttribute("hreflang")) return;
    // A name that is cut in two, to mark what was typed of it, is a fact in each of its pieces.
    var said = holder.closest("[translate=no]") ? null : turned(node.data);
    if (said !== null) {
      node.data = said;
      written.set(node, said);
    }
    mark(holder);
  }

  // An element with a fact in it is read as Chinese; one that has none any more, as the page.
  function mark(holder) {
    if (holder.tagName === "TITLE") return;
    var fact = Array.prototype.some.call(holder.childNodes, function (child) {
      var text = child.nodeType === Node.TEXT_NODE && child.data;
      return text && /[\u3400-\u9fff]/.test(text) && written.get(child) !== text;
    });
    if (fact) holder.setAttribute("lang", OWN);
    else if (holder.getAttribute("lang") === OWN) holder.removeAttribute("lang");
  }

  function turnAttributes(element) {
    ATTRIBUTES.forEach(function (name) {
      var value = element.getAttribute(name);
      var said = value && turned(value);
      if (said) element.setAttribute(name, said);
    });
  }

  function turnAll(node) {
    if (node.nodeType === Node.TEXT_NODE) turnText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    turnAttributes(node);
    var walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      var inner = walker.currentNode;
      if (inner.nodeType === Node.TEXT_NODE) turnText(inner);
      else turnAttributes(inner);
    }
  }

  // Called before the next frame is drawn, so that nobody sees what the app wrote.
  var watch = new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "characterData") turnText(change.target);
      else if (change.type === "attributes") turnAttributes(change.target);
      else {
        change.addedNodes.forEach(turnAll);
        if (change.target.nodeType === Node.ELEMENT_NODE && change.removedNodes.length) mark(change.target);
      }
    });
    // What was written here is no news.
    watch.takeRecords();
  });

  function begin() {
    root.lang = jiujinLanguage.tag;
    turnAll(root);
    watch.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ATTRIBUTES,
    });
    root.removeAttribute("data-turning");
  }

  // Whoever is slower than the page does the same a moment later.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();

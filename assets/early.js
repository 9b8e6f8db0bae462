// What must be known before the first paint. Blocking, so it stays as small as this.
(function () {
  "use strict";
  var framed = window.parent !== window;
  var asked = /[?&]embed=1\b/.test(location.search);
  // A frame stays without header and footer from page to page. It remembers by its name, because
  // browsers refuse storage in frames more often than not.
  if (asked && framed) window.name = "jiujin-embed";
  if (asked || (framed && window.name === "jiujin-embed")) {
    document.documentElement.setAttribute("data-embed", "true");
  }
})();

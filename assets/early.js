// What must be known before the first paint. Blocking, so it stays as small as this.
(function () {
  "use strict";
  var root = document.documentElement;
  var framed = window.parent !== window;
  function kept(name, value) {
    // Storage may be refused, in a frame more often than not.
    try {
      if (value) sessionStorage.setItem(name, value);
      return sessionStorage.getItem(name);
    } catch (refused) {
      return null;
    }
  }
  // A page that is framed without header and footer stays so from page to page.
  if (/[?&]embed=1\b/.test(location.search)) kept("jiujin.embed", "1");
  if (/[?&]embed=1\b/.test(location.search) || (framed && kept("jiujin.embed"))) {
    root.setAttribute("data-embed", "true");
  }
})();

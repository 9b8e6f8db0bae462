// Keeps what a resident has seen, so that it opens at once and without a network.
//
// The build puts `self.BUILD = {version, newest, base, files, folders}` before this text. Each build has a cache of its
// own, filled completely before it is used: a half-finished update leaves the last good one in place.
// A new build waits until the resident asks for it or comes again; no page changes while it is read.
"use strict";

/* global BUILD */

var CACHE = "jiujin-" + BUILD.version;
var SHELL = BUILD.files.concat(["", "offline.html"]);

function here(path) {
  return new URL(BUILD.base + path, self.location.origin).href;
}

// Without `?choose` and `?q=`: a page is the same file whatever is asked of it.
function page(url) {
  return url.split("#")[0].split("?")[0];
}

function get(url) {
  // The host's own cache may hold the last build's page; a new build must not be filled with it.
  return fetch(url, { cache: "no-cache", credentials: "same-origin" }).then(function (response) {
    if (!response.ok) throw new Error(url + " " + response.status);
    return response;
  });
}

// What a page names of this site's hashed files: its style, its script, its data.
function parts(html) {
  var found = html.match(/"[^"]*\/(?:assets|data)\/[^"]+\.[0-9a-f]{16}\.[a-z]+"/g) || [];
  var urls = found.map(function (text) {
    return new URL(text.slice(1, -1), self.location.origin).href;
  });
  return urls.filter(function (url, at) {
    return url.startsWith(here("")) && urls.indexOf(url) === at;
  });
}

function fill(cache, urls) {
  return Promise.all(
    urls.map(function (url) {
      return cache.match(url).then(function (known) {
        return (
          known ||
          get(url).then(function (response) {
            return cache.put(url, response);
          })
        );
      });
    })
  );
}

// Keeps a page once everything that it names is kept.
function keep(cache, url, response) {
  return response
    .clone()
    .text()
    .then(function (html) {
      return fill(cache, parts(html));
    })
    .then(function () {
      return cache.put(url, response);
    });
}

function keepPage(cache, url) {
  return get(url).then(function (response) {
    return keep(cache, url, response);
  });
}

// The folder of the page's language, such as `en/`; nothing for that of the plain addresses.
function folder(url) {
  var found = BUILD.folders.filter(function (own) {
    return url.startsWith(here(own));
  });
  return found[0] || "";
}

// The page from which the app can show every page of a region, but for those that it only takes over as they were
// built: what the plan says of the district, and what was saved.
function regionPage(url) {
  var begin = here(folder(url));
  var path = url.startsWith(begin) ? url.slice(begin.length) : "";
  var adcode = /^\d{6}\/(?!(?:plan|ways?|saved)\/)/.exec(path);
  return adcode && begin + adcode[0] + "app.html";
}

// What is kept with a page: that of the app, and what was saved of the region. What the plan says is kept
// when it is seen.
function withPage(url) {
  var app = regionPage(url);
  var own = folder(url);
  var pages = app ? [url, app, app.replace("app.html", "saved/")] : [url];
  // Another language has an offline page of its own.
  return own ? pages.concat(here(own), here(own + "offline.html")) : pages;
}

// The caches of other builds.
function oldCaches() {
  return caches.keys().then(function (names) {
    return names.filter(function (name) {
      return name.startsWith("jiujin-") && name !== CACHE;
    });
  });
}

// What other builds kept: every address.
function keptBefore() {
  return oldCaches()
    .then(function (names) {
      return Promise.all(
        names.map(function (name) {
          return caches.open(name).then(function (cache) {
            return cache.keys();
          });
        })
      );
    })
    .then(function (all) {
      return [].concat
        .apply([], all)
        .map(function (request) {
          return request.url;
        });
    });
}

// Where a district's data lies in the build that is on the host now (crates/pages/src/border/pointer.rs).
function isPointer(url) {
  return /\/data\/\d{6}\.latest\.json$/.test(page(url));
}

// That of the region of a page, which pages of its neighbours ask for.
function keepPointer(cache, url) {
  var app = regionPage(url);
  if (!app) return undefined;
  var pointer = here("data/" + app.slice(-"/app.html".length - 6, -"/app.html".length) + ".latest.json");
  return get(pointer)
    .then(function (response) {
      return cache.put(pointer, response);
    })
    .catch(function () {
      // Without it the page is kept all the same.
    });
}

function isPage(url) {
  return /(\/|\/app\.html|\/offline\.html)$/.test(url);
}

self.addEventListener("install", function (event) {
  event.waitUntil(
    caches.open(CACHE).then(function (cache) {
      return fill(cache, SHELL.map(here))
        .then(keptBefore)
        .then(function (urls) {
          return urls.filter(isPage);
        })
        .then(function (urls) {
          // A page that the new build no longer has is let go; any other failure stops the update.
          return Promise.all(
            urls.map(function (url) {
              return fetch(url, { cache: "no-cache", credentials: "same-origin" }).then(function (response) {
                if (response.status === 404) return undefined;
                if (!response.ok) throw new Error(url + " " + response.status);
                return keep(cache, url, response);
              });
            })
          );
        });
    })
  );
});

self.addEventListener("activate", function (event) {
  event.waitUntil(
    oldCaches()
      .then(function (names) {
        return Promise.all(
          names.map(function (name) {
            return caches.delete(name);
          })
        );
      })
      .then(function () {
        return self.clients.claim();
      })
  );
});

self.addEventListener("message", function (event) {
  if (event.data === "use") self.skipWaiting();
  // How new its data is, a build says before it is used.
  if (event.data === "newest") event.ports[0].postMessage(BUILD.newest);
  // The first visit is over before there is a worker; the page then tells what was seen.
  if (event.data && event.data.seen) {
    event.waitUntil(seen(page(event.data.seen)));
  }
});

function seen(url) {
  return caches
    .open(CACHE)
    .then(function (cache) {
      return Promise.all(
        withPage(url).map(function (wanted) {
          return cache.match(wanted).then(function (known) {
            return known || keepPage(cache, wanted);
          });
        })
      ).then(function () {
        return keepPointer(cache, url);
      });
    })
    .catch(function () {
      // What could not be kept is fetched again at the next visit.
    });
}

function navigate(event) {
  var url = page(event.request.url);
  return caches.open(CACHE).then(function (cache) {
    return cache.match(url).then(function (known) {
      if (known) return known;
      return fetch(event.request)
        .then(function (response) {
          if (response.ok && !response.redirected) event.waitUntil(seen(url));
          return response;
        })
        .catch(function () {
          return cache.match(regionPage(url) || "none").then(function (app) {
            return app || cache.match(here(folder(url) + "offline.html")).then(function (own) {
              return own || cache.match(here("offline.html"));
            });
          });
        });
    });
  });
}

function asset(request) {
  return caches.open(CACHE).then(function (cache) {
    // Whoever asks for a file once more had a bad one, perhaps from here.
    if (request.cache === "reload") {
      return fetch(request).then(function (response) {
        if (!response.ok) return response;
        return cache.put(request.url, response.clone()).then(function () {
          return response;
        });
      });
    }
    return cache.match(request.url).then(function (known) {
      return known || fetch(request);
    });
  });
}

// The host knows best where the data lies; without it, what it said last.
function pointer(event) {
  return caches.open(CACHE).then(function (cache) {
    return fetch(event.request).then(
      function (response) {
        if (response.ok) event.waitUntil(cache.put(event.request.url, response.clone()));
        return response;
      },
      function (problem) {
        return cache.match(event.request.url).then(function (known) {
          if (known) return known;
          throw problem;
        });
      }
    );
  });
}

self.addEventListener("fetch", function (event) {
  var url = event.request.url;
  if (event.request.method !== "GET" || !url.startsWith(here(""))) return;
  if (event.request.mode === "navigate") event.respondWith(navigate(event));
  else if (isPointer(url)) event.respondWith(pointer(event));
  else if (/\.[0-9a-f]{16}\.[a-z]+$/.test(page(url))) event.respondWith(asset(event.request));
});

// The keeper's page and its worker: this text is the end of the module's own script. In a page it fetches the module
// and the data once and shows the page; in a worker, where there is no document, it answers.
(function () {
  "use strict";

  /* global wasm_bindgen */
  if (typeof document === "undefined") {
    work();
    return;
  }
  var own = document.currentScript;
  var settings = own.dataset;

  function trouble(words) {
    var place = document.getElementById("trouble");
    place.textContent = words;
    place.hidden = false;
  }

  function fetched(url) {
    return fetch(url, { credentials: "same-origin" }).then(function (response) {
      if (!response.ok) throw new Error(url);
      return response;
    });
  }

  // A host may serve wasm under another type; then compiling while it streams is refused and the bytes are taken as
  // they are.
  function compiled(response) {
    var copy = response.clone();
    return WebAssembly.compileStreaming(response).catch(function () {
      return copy.arrayBuffer().then(WebAssembly.compile);
    });
  }

  // Gives the function that starts a worker. What it says is told as its sort, its words and the bytes of a file.
  function starter(module, data) {
    return function (tell) {
      var worker = new Worker(own.src);
      worker.onerror = function (event) {
        event.preventDefault();
        tell("lost", "", null);
      };
      worker.onmessageerror = worker.onerror;
      worker.onmessage = function (event) {
        tell(event.data[0], event.data[1], event.data[2]);
      };
      worker.postMessage([module, data]);
      return {
        ask: function (question, file) {
          worker.postMessage([question, file]);
        },
        end: function () {
          worker.onerror = worker.onmessage = null;
          worker.terminate();
        },
      };
    };
  }

  function work() {
    function tell(words) {
      postMessage(["told", words, null]);
    }
    function lost() {
      postMessage(["lost", "", null]);
    }
    self.onmessage = function (first) {
      var begun = wasm_bindgen({ module_or_path: first.data[0] }).then(function () {
        return wasm_bindgen.work(first.data[1], tell);
      });
      begun.catch(lost);
      self.onmessage = function (event) {
        var file = event.data[1];
        begun
          .then(function (answer) {
            if (!file) return answer(event.data[0], null, tell);
            // A file may be gone by now, or be held by the program that writes it.
            return file.arrayBuffer().then(
              function (bytes) {
                return answer(event.data[0], new Uint8Array(bytes), tell);
              },
              function () {
                return null;
              }
            );
          })
          .then(function (answer) {
            if (!answer) postMessage(["held", "", null]);
            else postMessage(["answer", answer[0], answer[1]], answer[1] ? [answer[1].buffer] : []);
          })
          .catch(lost);
      };
    };
  }

  // What was seen once opens without a network afterwards, by the service worker of the whole site.
  function keepForLater() {
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.register(settings.base + "sw.js").catch(String);
    navigator.serviceWorker.ready.then(function (registration) {
      if (registration) registration.active.postMessage({ seen: location.href });
    });
  }

  if (location.protocol === "file:") {
    trouble("这一页要放在网站上才能用，直接双击打开不行。请打开网站上的 keeper/ 这一页；打开过一次，没有网络也能用。");
    return;
  }
  if (typeof WebAssembly !== "object" || !window.Worker || !WebAssembly.compileStreaming || !Blob.prototype.arrayBuffer) {
    trouble("这个浏览器太旧，检查不了表格。请换新一些的：Chrome 88、Edge 88、360 极速 13.5 以上都行。");
    return;
  }
  var module = fetched(settings.wasm).then(compiled);
  var data = fetched(settings.data).then(function (response) {
    return response.text();
  });
  Promise.all([module, data])
    .then(function (got) {
      return wasm_bindgen({ module_or_path: got[0] }).then(function () {
        wasm_bindgen.show(starter(got[0], got[1]));
        document.documentElement.setAttribute("data-ready", "true");
        keepForLater();
      });
    })
    .catch(function () {
      trouble("检查表格的程序没有下载完。看看网络，再刷新这一页。");
    });
  window.addEventListener("error", function (event) {
    if (event.error instanceof WebAssembly.RuntimeError) {
      trouble("这一页出错停下了。表格没有改动，也没有发出去。请刷新这一页，再选一次文件。");
    }
  });
})();

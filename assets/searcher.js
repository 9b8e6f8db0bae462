// In a worker, where there is no document, the app's script searches for the page that started it. The
// first message brings the module and the data in its two parts, each further one a question: its kind and its text.
if (typeof document === "undefined") {
  let lost = function () {
    postMessage(null);
  };
  self.onmessageerror = lost;
  self.onmessage = function (first) {
    let begun = wasm_bindgen({ module_or_path: first.data[0] }).then(function () {
      return wasm_bindgen.answering(first.data[1], first.data[2], first.data[3]);
    });
    self.onmessage = function (event) {
      begun
        .then(function (answer) {
          postMessage([event.data[0], answer(event.data[0], event.data[1])]);
        })
        .catch(lost);
    };
    begun.catch(lost);
  };
}

// Why: a page opened as a file may not start the worker that Material's search runs in; a frame may run its script.
"use strict";

if (location.protocol === "file:") {
  const NativeWorker = Worker;

  /**
   * To those who start it, a worker is a port to a script elsewhere; here that is a frame of the page's own origin.
   *
   * @param {string | URL} url
   * @param {WorkerOptions} [options]
   */
  const FrameWorker = function (url, options) {
    const address = new URL(url, document.baseURI);
    if (address.protocol !== "file:") return new NativeWorker(url, options); // others start from a file, too

    const { port1: outside, port2: inside } = new MessageChannel();
    const frame = document.createElement("iframe");
    frame.onload = async () => {
      const scope = /** @type {Window} */ (frame.contentWindow);
      const load = (/** @type {string | URL} */ source) =>
        new Promise((resolve, reject) => {
          const script = scope.document.createElement("script");
          script.src = new URL(source, address).href;
          script.async = false; // in the order in which they were asked for
          script.onload = resolve;
          script.onerror = () => reject(new Error(`Cannot load ${script.src}`));
          scope.document.head.append(script);
        });
      Object.assign(scope, {
        postMessage: inside.postMessage.bind(inside),
        // A frame cannot wait for a script as a worker does; Material's search awaits what comes back.
        importScripts: (/** @type {string[]} */ ...sources) => Promise.all(sources.map(load)),
      });
      await load(address);
      // Up to here, the port has kept what was sent.
      inside.onmessage = ({ data }) => scope.dispatchEvent(new MessageEvent("message", { data }));
    };
    outside.start(); // unlike a worker, a port with nothing but event listeners would wait
    document.head.append(frame); // where nothing is shown
    return Object.assign(outside, { terminate: () => frame.remove() });
  };

  window.Worker = /** @type {any} */ (FrameWorker);
}

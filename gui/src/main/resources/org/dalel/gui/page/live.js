/**
 * What the server tells by itself of one case: `review`, `view`, `job` and `problem` events. One stream a page,
 * closed while the page is hidden: browsers open few connections to one server.
 */

const listeners = new Map();
const last = new Map();
let source;
let current;

function open() {
  source?.close();
  source = undefined;
  if (!current || document.hidden) {
    return;
  }
  source = new EventSource(`/api/cases/${current}/events`);
  for (const name of ["review", "view", "job", "problem"]) {
    source.addEventListener(name, (event) => {
      const told = JSON.parse(event.data);
      last.set(name, told);
      listeners.get(name)?.forEach((listener) => listener(told));
    });
  }
}

/** Listens to the case that the page shows from now on. */
export function watch(caseId) {
  if (caseId !== current) {
    current = caseId;
    last.clear();
    open();
  }
}

/** Calls a listener at every event of a name, and now with the last one; gives what ends it. */
export function on(name, listener) {
  if (!listeners.has(name)) {
    listeners.set(name, new Set());
  }
  listeners.get(name).add(listener);
  if (last.has(name)) {
    listener(last.get(name));
  }
  return () => listeners.get(name).delete(listener);
}

document.addEventListener("visibilitychange", open);

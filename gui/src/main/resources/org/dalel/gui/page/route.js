/**
 * Where the page is, kept in the fragment of the address: `#/case/ID/VIEW?item=...`. Going back and
 * forth and sending a link to a colleague both work.
 */

export function route() {
  const [path, query] = location.hash.replace(/^#/, "").split("?");
  const [, kind, id, view] = path.split("/");
  return {
    caseId: kind === "case" ? id : undefined,
    view: view || "files",
    parameters: Object.fromEntries(new URLSearchParams(query ?? "")),
  };
}

export function go({ caseId, view = "files", parameters = {} }, { replace = false } = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ""),
  );
  const hash = caseId ? `#/case/${caseId}/${view}${query.size ? `?${query}` : ""}` : "#/";
  if (hash !== location.hash) {
    history[replace ? "replaceState" : "pushState"](null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

/** Changes some parameters of the place where the page is. */
export function refine(changes, options) {
  const now = route();
  go({ ...now, parameters: { ...now.parameters, ...changes } }, options);
}

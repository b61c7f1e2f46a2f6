/** Whether a key goes into a field, where letters are letters. */
export const isTyping = (event) => /^(INPUT|SELECT|TEXTAREA)$/.test(event.composedPath()[0]?.tagName ?? "");

const PANES = "dalel-tree, dalel-table, dalel-viewer, [role=listbox], section, dalel-search-facets";
const REACHED = "[tabindex='0'], button:not([disabled]), input, select, a[href]";

/** What can have the focus in an element first, also in the shadow of elements in it. */
function first(root) {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(REACHED) && element.getClientRects().length) {
      return element;
    }
    const inner = element.shadowRoot && first(element.shadowRoot);
    if (inner) {
      return inner;
    }
  }
  return undefined;
}

/** Moves the focus to the next pane of a view, or the one before. */
export function nextPane(view, back) {
  const panes = [...(view.shadowRoot ?? view).querySelectorAll(PANES)].filter(
    (pane, _, all) => pane.getClientRects().length && !all.some((other) => other !== pane && pane.contains(other)),
  );
  const at = panes.findIndex((pane) => pane.matches(":focus-within") || pane.shadowRoot?.activeElement);
  const step = back ? -1 : 1;
  for (let count = 0, index = at; count < panes.length; count++) {
    index = (index + step + panes.length) % panes.length;
    const target = first(panes[index].shadowRoot ?? panes[index]);
    if (target) {
      target.focus();
      return;
    }
  }
}

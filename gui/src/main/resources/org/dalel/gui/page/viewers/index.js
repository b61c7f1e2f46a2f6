import { html } from "lit";
import "./picture-viewer.js";
import "./details-viewer.js";
import "./text-viewer.js";
import "./hex-viewer.js";

/**
 * The viewers, in the order of their tabs; the first that suits an item is shown first. A new viewer
 * is a module that defines its element, and a line here: `suits` says whether it has anything to
 * show of a row, `draw` gets the case, the row and the words to mark.
 */
export const VIEWERS = [
  {
    id: "picture",
    label: "viewer.picture",
    suits: (row) => /^image\/(png|jpeg|gif|webp|bmp)$/.test(row.type ?? ""),
    draw: (caseId, row) => html`<dalel-picture-viewer .caseId=${caseId} .row=${row}></dalel-picture-viewer>`,
  },
  {
    id: "details",
    label: "viewer.details",
    suits: () => true,
    draw: (caseId, row) => html`<dalel-details-viewer .caseId=${caseId} .row=${row}></dalel-details-viewer>`,
  },
  {
    id: "text",
    label: "viewer.text",
    suits: (row) => Boolean(row.sha256),
    draw: (caseId, row, query) =>
      html`<dalel-text-viewer .caseId=${caseId} .row=${row} .query=${query}></dalel-text-viewer>`,
  },
  {
    id: "hex",
    label: "viewer.hex",
    suits: (row) => row.size > 0 && row.kind !== "dir",
    draw: (caseId, row) => html`<dalel-hex-viewer .caseId=${caseId} .row=${row}></dalel-hex-viewer>`,
  },
];

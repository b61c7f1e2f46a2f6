import { html } from "lit";
import { isCapitals } from "../parts/system-files.js";
import "./picture-viewer.js";
import "./pdf-viewer.js";
import "./media-viewer.js";
import "./document-viewer.js";
import "./sqlite-viewer.js";
import "./tree-viewer.js";
import "./details-viewer.js";
import "./text-viewer.js";
import "./hex-viewer.js";
import "./artifacts-viewer.js";
import "./provenance-viewer.js";

const type = (row) => row.type ?? "";
const hasContent = (row) => row.size > 0 && row.kind !== "dir";
const office =
  /^(text\/html|application\/xhtml|application\/rtf|text\/rtf|application\/msword|application\/vnd\.(ms-(excel|powerpoint|outlook|word)|openxmlformats-officedocument|oasis\.opendocument)|application\/epub|message\/)/;

/**
 * The viewers, in the order of their tabs; the first that suits an item is shown first. A new viewer
 * is a module that defines its element, and a line here: `suits` says whether it has anything to
 * show of a row, `draw` gets the case, the row, the words to mark and the artifact that was chosen.
 */
export const VIEWERS = [
  {
    id: "picture",
    label: "viewer.picture",
    suits: (row) => hasContent(row) && /^image\/(?!svg)/.test(type(row)) && !isCapitals(row),
    draw: (caseId, row) => html`<dalel-picture-viewer .caseId=${caseId} .row=${row}></dalel-picture-viewer>`,
  },
  {
    id: "pdf",
    label: "views.viewer.pdf",
    suits: (row) => hasContent(row) && type(row) === "application/pdf",
    draw: (caseId, row) => html`<dalel-pdf-viewer .caseId=${caseId} .row=${row}></dalel-pdf-viewer>`,
  },
  {
    id: "media",
    label: "views.viewer.media",
    suits: (row) => hasContent(row) && /^(video|audio)\//.test(type(row)),
    draw: (caseId, row) => html`<dalel-media-viewer .caseId=${caseId} .row=${row}></dalel-media-viewer>`,
  },
  {
    id: "document",
    label: "views.viewer.document",
    suits: (row) => hasContent(row) && office.test(type(row)),
    draw: (caseId, row) => html`<dalel-document-viewer .caseId=${caseId} .row=${row}></dalel-document-viewer>`,
  },
  {
    id: "sqlite",
    label: "views.viewer.sqlite",
    suits: (row) => hasContent(row) && /sqlite/.test(type(row)),
    draw: (caseId, row) => html`<dalel-sqlite-viewer .caseId=${caseId} .row=${row}></dalel-sqlite-viewer>`,
  },
  {
    id: "tree",
    label: "views.viewer.tree",
    suits: (row) => hasContent(row) && /(json|plist)/.test(type(row)),
    draw: (caseId, row) => html`<dalel-tree-viewer .caseId=${caseId} .row=${row}></dalel-tree-viewer>`,
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
    suits: hasContent,
    draw: (caseId, row) => html`<dalel-hex-viewer .caseId=${caseId} .row=${row}></dalel-hex-viewer>`,
  },
  {
    id: "artifacts",
    label: "views.viewer.artifacts",
    suits: () => true,
    draw: (caseId, row, query, artifact) =>
      html`<dalel-artifacts-viewer .caseId=${caseId} .row=${row} .chosen=${artifact}></dalel-artifacts-viewer>`,
  },
  {
    id: "provenance",
    label: "views.viewer.provenance",
    suits: () => true,
    draw: (caseId, row) => html`<dalel-provenance-viewer .caseId=${caseId} .row=${row}></dalel-provenance-viewer>`,
  },
];

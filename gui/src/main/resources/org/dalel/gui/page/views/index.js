import { html } from "lit";
import "./case-view.js";
import "./files-view.js";
import "./process-view.js";
import "./search-view.js";

/**
 * The views of a case, in the order of the bar. A new view is a module that defines its element,
 * and a line here: `label` is a key of the language files, `draw` gets the case and the parameters
 * of the address.
 */
export const VIEWS = [
  {
    id: "files",
    label: "view.files",
    draw: (caseId, parameters) =>
      html`<dalel-files-view .caseId=${caseId} .parameters=${parameters}></dalel-files-view>`,
  },
  {
    id: "search",
    label: "view.search",
    draw: (caseId, parameters) =>
      html`<dalel-search-view .caseId=${caseId} .parameters=${parameters}></dalel-search-view>`,
  },
  {
    id: "case",
    label: "view.case",
    draw: (caseId) => html`<dalel-case-view .caseId=${caseId}></dalel-case-view>`,
  },
  {
    id: "process",
    label: "view.process",
    draw: (caseId) => html`<dalel-process-view .caseId=${caseId}></dalel-process-view>`,
  },
];

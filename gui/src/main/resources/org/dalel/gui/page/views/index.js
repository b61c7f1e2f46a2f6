import { html } from "lit";
import "./files-view.js";
import "./search-view.js";
import "./report-view.js";

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
    id: "report",
    label: "scale.view.report",
    draw: (caseId) => html`<dalel-report-view .caseId=${caseId}></dalel-report-view>`,
  },
];

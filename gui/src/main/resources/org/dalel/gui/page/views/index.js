import { html } from "lit";
import "./case-view.js";
import "./files-view.js";
import "./process-view.js";
import "./search-view.js";
import "./gallery-view.js";
import "./timeline-view.js";
import "./conversations-view.js";
import "./wallets-view.js";
import "./links-view.js";
import "./sims-view.js";
import "./report-view.js";

const SIMS = ["sim-card", "sim-list", "call-list", "text-list", "gateway", "gateway-settings"];
const WALLETS = ["wallet", "wallet-address", "extended-key", "private-key", "seed-phrase", "hardware-wallet", "transfer"];

/**
 * The views of a case, in the order of the bar. A new view is a module that defines its element,
 * and a line here: `label` is a key of the language files, `draw` gets the case and the parameters
 * of the address. With `when` a view appears only when there is something to show: it gets how many
 * artifacts there are of each type (`types`) and how many `conversations`.
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
  {
    id: "gallery",
    label: "view.gallery",
    draw: (caseId, parameters) =>
      html`<dalel-gallery-view .caseId=${caseId} .parameters=${parameters}></dalel-gallery-view>`,
  },
  {
    id: "timeline",
    label: "view.timeline",
    draw: (caseId, parameters) =>
      html`<dalel-timeline-view .caseId=${caseId} .parameters=${parameters}></dalel-timeline-view>`,
  },
  {
    id: "conversations",
    label: "view.conversations",
    when: ({ conversations }) => conversations > 0,
    draw: (caseId, parameters) =>
      html`<dalel-conversations-view .caseId=${caseId} .parameters=${parameters}></dalel-conversations-view>`,
  },
  {
    id: "wallets",
    label: "view.wallets",
    when: ({ types }) => WALLETS.some((type) => types[type]),
    draw: (caseId, parameters) =>
      html`<dalel-wallets-view .caseId=${caseId} .parameters=${parameters}></dalel-wallets-view>`,
  },
  {
    id: "sims",
    label: "view.sims",
    when: ({ types }) => SIMS.some((type) => types[type]),
    draw: (caseId, parameters) =>
      html`<dalel-sims-view .caseId=${caseId} .parameters=${parameters}></dalel-sims-view>`,
  },
  {
    id: "links",
    label: "view.links",
    when: ({ types }) => Object.keys(types).length > 0,
    draw: (caseId, parameters) =>
      html`<dalel-links-view .caseId=${caseId} .parameters=${parameters}></dalel-links-view>`,
  },
  {
    id: "report",
    label: "scale.view.report",
    draw: (caseId) => html`<dalel-report-view .caseId=${caseId}></dalel-report-view>`,
  },
];

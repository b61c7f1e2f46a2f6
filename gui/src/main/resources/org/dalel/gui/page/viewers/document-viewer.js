import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { size, t, time } from "../i18n.js";
import { refine } from "../route.js";
import { preview } from "../parts/preview.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const RAW = "Message:Raw-Header:";
const FIRST = ["From", "To", "Cc", "Bcc", "Subject", "Date"];
/** A date that no header says, but the format of the store. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const isMail = (row) => /^(message\/|application\/vnd\.ms-outlook)/.test(row.type ?? "");

/**
 * Documents, web pages and mail: text and structure in a frame of another site, without scripts and
 * in a sandbox. Mail has its headers above, and its attachments as items.
 */
class DocumentViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: flex; flex-direction: column; }
      iframe { border: 0; flex: 1; min-height: 120px; width: 100%; }
      .note { background: var(--surface-high); color: var(--text-low); font-size: var(--size-small); padding: 4px 10px; }
      .mail { border-bottom: 1px solid var(--line); max-height: 45%; overflow: auto; padding: 6px 10px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 1px 10px 1px 0; text-align: start; vertical-align: top; white-space: nowrap; width: 1%; }
      td { overflow-wrap: anywhere; white-space: pre-wrap; }
      .files { display: flex; flex-wrap: wrap; gap: 4px; padding-top: 4px; }
      summary { color: var(--text-low); cursor: pointer; }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    addEventListener("dalel-theme", this.#again);
  }

  disconnectedCallback() {
    removeEventListener("dalel-theme", this.#again);
    super.disconnectedCallback();
  }

  #again = () => this.row && this.reload();

  async fetch(signal) {
    const { locator, inside } = this.row;
    const dark = document.documentElement.dataset.theme === "dark" ? "true" : undefined;
    const [page, files] = await Promise.all([
      preview(this.caseId, "document", { locator, dark }, { signal }),
      isMail(this.row) && inside
        ? get(`/api/cases/${this.caseId}/rows`, { place: locator, count: 100 }, { signal })
        : { rows: [] },
    ]);
    return { page, files: files.rows };
  }

  #mail({ metadata }, files) {
    const raw = Object.entries(metadata).filter(([name]) => name.startsWith(RAW)).map(([name, values]) => [name.slice(RAW.length), values]);
    const known = (name) => raw.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? metadata[`Message-${name}`] ?? metadata[`Message:${name}`] ?? (name === "Subject" ? metadata["dc:subject"] ?? metadata["dc:title"] : name === "Date" ? metadata["dcterms:created"] : undefined);
    return html`<div class="mail">
      <table><tbody>${FIRST.map((name) => [name, known(name)]).filter(([, values]) => values?.length)
        .map(([name, values]) => html`<tr><th scope="row">${t(`views.mail.${name}`)}</th><td>${values.map((value) => (ISO.test(value) ? time(value) : value)).join("\n")}</td></tr>`)}</tbody></table>
      ${files.length ? html`<div class="files">${files.map((file) => html`<button @click=${() => refine({ item: file.locator })}>▤ ${file.name} <span class="low">${size(file.size)}</span></button>`)}</div>` : nothing}
      ${raw.length ? html`<details><summary>${t("views.allHeaders")}</summary><table><tbody>${raw.map(([name, values]) => values.map((value) => html`<tr><th scope="row">${name}</th><td class="mono">${value}</td></tr>`))}</tbody></table></details>` : nothing}
    </div>`;
  }

  draw({ page, files }) {
    return html`
      ${isMail(this.row) ? this.#mail(page, files) : nothing}
      <div class="note">${t("views.safePage")}${page.limited ? ` ${page.limited}` : ""}</div>
      ${page.empty ? html`<p class="note">${t("text.none")}</p>` : html`<iframe sandbox="" referrerpolicy="no-referrer" src=${page.url} title=${this.row.name}></iframe>`}`;
  }
}

customElements.define("dalel-document-viewer", DocumentViewer);

import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { artifactName, number, t, time } from "../i18n.js";
import { line } from "../parts/fields.js";
import { common } from "../parts/styles.js";
import "../parts/review-panel.js";
import { ItemViewer } from "./item-viewer.js";

const MOST_ARTIFACTS = 50;
const TIMES = new Set(["mtime", "atime", "ctime", "crtime"]);

/** All that is known of an item: where it stands, digests, every column of the case, artifacts. */
class DetailsViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 4px 12px 16px; }
      h3 { border-bottom: 1px solid var(--line); font-size: var(--size); font-weight: 600; margin: 14px 0 4px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 2px 12px 2px 0; text-align: start; vertical-align: top; white-space: nowrap; width: 130px; }
      td { overflow-wrap: anywhere; padding: 2px 0; white-space: pre-wrap; }
      ul { margin: 0; padding-left: 18px; }
      li { overflow-wrap: anywhere; }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item`, { locator: this.row.locator }, { signal });
  }

  #value(column, value) {
    if (TIMES.has(column) && Number.isFinite(value)) {
      return time(this.found.row[column]);
    }
    return typeof value === "number" ? number(value) : String(value);
  }

  #group(name, columns) {
    return html`<h3>${t(`details.${name}`)}</h3>
      <table><tbody>
        ${Object.entries(columns).map(([column, value]) => html`<tr><th scope="row">${column}</th><td>${this.#value(column, value)}</td></tr>`)}
      </tbody></table>`;
  }

  draw({ row, details, artifacts, places }) {
    return html`
      <h3>${t("review.title")}</h3>
      <dalel-review-panel .locator=${row.locator}></dalel-review-panel>
      <h3>${t("details.place")}</h3>
      <table><tbody>
        <tr><th scope="row">${t("details.locator")}</th><td class="mono">${row.locator}</td></tr>
        ${row.md5 ? html`<tr><th scope="row">MD5</th><td class="mono">${row.md5}</td></tr>` : nothing}
        ${row.sha256 ? html`<tr><th scope="row">SHA-256</th><td class="mono">${row.sha256}</td></tr>` : nothing}
      </tbody></table>
      ${places?.length
        ? html`<h3>${t("details.places", { count: number(places.length) })}</h3><ul class="mono">${places.map((place) => html`<li>${place}</li>`)}</ul>`
        : nothing}
      ${artifacts.length
        ? html`<h3>${t("details.artifacts", { count: number(artifacts.length) })}</h3>
            <ul>${artifacts.slice(0, MOST_ARTIFACTS).map((one) => html`<li><strong>${artifactName(one.type)}</strong> ${line(one.fields)}</li>`)}</ul>`
        : nothing}
      ${Object.entries(details).map(([name, columns]) => this.#group(name, columns))}
    `;
  }
}

customElements.define("dalel-details-viewer", DetailsViewer);

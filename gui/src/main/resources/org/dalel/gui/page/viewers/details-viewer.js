import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { artifactName, number, t, time, valueName, word } from "../i18n.js";
import { brief } from "../parts/fields.js";
import { common } from "../parts/styles.js";
import "../parts/review-panel.js";
import { ItemViewer } from "./item-viewer.js";

const MOST_ARTIFACTS = 50;
const TIMES = new Set(["mtime", "atime", "ctime", "crtime"]);
const FLAGS = new Set(["reallocated", "readable", "complete", "enumerated", "text_truncated"]);
/** Quantities; other numbers are addresses and codes, which nobody reads in groups of three digits. */
const AMOUNTS = new Set(["size", "init_size", "alloc_size", "bytes_read", "block_size", "block_count", "allocated_bytes", "unallocated_bytes",
  "links", "text_length", "closure_count", "closure_bytes", "direct"]);
/** Objects, written as JSON. */
const OBJECTS = new Set(["metadata", "more_digests", "more_times", "raw_times"]);
/** Nanoseconds since 1970, of which seconds are shown. */
const ofNanos = (value) => time(new Date(value / 1e6).toISOString());
const WORDS = new Set(["kind", "state", "status"]);

/** All that is known of an item: where it stands, digests, every column of the case, artifacts. */
class DetailsViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 4px 12px 16px; }
      h3 { border-bottom: 1px solid var(--line); font-size: var(--size); font-weight: 600; margin: 14px 0 4px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 2px 12px 2px 0; text-align: start; vertical-align: top; width: calc(var(--size) * 11.5); }
      td { overflow-wrap: anywhere; padding: 2px 0; white-space: pre-wrap; }
      .parts th { overflow-wrap: anywhere; white-space: normal; }
      ul { margin: 0; padding-left: 18px; }
      li { overflow-wrap: anywhere; }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item`, { locator: this.row.locator }, { signal });
  }

  #value(column, value) {
    if (TIMES.has(column) && Number.isFinite(value)) {
      return ofNanos(value);
    }
    if (OBJECTS.has(column) && `${value}`.startsWith("{")) {
      return this.#parts(column, JSON.parse(value));
    }
    if (column === "mode") {
      return value.toString(8).padStart(4, "0");
    }
    if (FLAGS.has(column)) {
      return valueName(column, Boolean(value));
    }
    if (WORDS.has(column)) {
      return word(`details.${column}`, value) === value ? word(column, value) : word(`details.${column}`, value);
    }
    return AMOUNTS.has(column) ? number(value) : String(value);
  }

  #parts(column, parts) {
    const told = (value) => (column === "more_times" && Number.isFinite(value) ? ofNanos(value) : [value].flat().join("\n"));
    return html`<table class="parts"><tbody>${Object.entries(parts).map(
      ([name, value]) => html`<tr><th scope="row">${name}</th><td>${told(value)}</td></tr>`)}</tbody></table>`;
  }

  #group(name, columns) {
    return html`<h3>${t(`details.${name}`)}</h3>
      <table><tbody>
        ${Object.entries(columns).map(([column, value]) => html`<tr><th scope="row" title=${column}>${word("details.column", column)}</th><td>${this.#value(column, value)}</td></tr>`)}
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
            <ul>${artifacts.slice(0, MOST_ARTIFACTS).map((one) => html`<li><strong>${artifactName(one.type)}</strong> ${brief(one.fields)}</li>`)}</ul>`
        : nothing}
      ${Object.entries(details).map(([name, columns]) => this.#group(name, columns))}
    `;
  }
}

customElements.define("dalel-details-viewer", DetailsViewer);

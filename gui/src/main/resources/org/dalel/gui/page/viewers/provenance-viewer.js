import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { number, size, t, word } from "../i18n.js";
import { common } from "../parts/styles.js";
import { refine } from "../route.js";
import { ItemViewer } from "./item-viewer.js";

/** Where an item lies on the evidence, how it can be checked, and where else its content is. */
class ProvenanceViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 4px 12px 16px; }
      h3 { border-bottom: 1px solid var(--line); font-size: var(--size); font-weight: 600; margin: 14px 0 4px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 2px 12px 2px 0; text-align: start; vertical-align: top; white-space: nowrap; width: calc(var(--size) * 11.5); }
      td { overflow-wrap: anywhere; padding: 2px 0; }
      .runs td, .runs th { padding-right: 14px; text-align: end; white-space: nowrap; }
      .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
    `,
  ];

  async fetch(signal) {
    const locator = this.row.locator;
    const [where, item] = await Promise.all([
      get(`/api/cases/${this.caseId}/item/provenance`, { locator }, { signal }),
      get(`/api/cases/${this.caseId}/item`, { locator }, { signal }),
    ]);
    return { where, item };
  }

  #facts(facts) {
    return html`<table><tbody>${facts
      .filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([name, value]) => html`<tr><th scope="row">${name}</th><td class="mono">${value}</td></tr>`)}</tbody></table>`;
  }

  #digests(json) {
    const digests = Object.entries(JSON.parse(json || "{}"));
    return digests.length ? digests.map(([name, value]) => html`<div><span class="low">${name}</span> ${value}</div>`) : "";
  }

  #runs(where) {
    if (!where.runs) {
      return html`<p class="low">${t("views.noRuns")}</p>`;
    }
    return html`<table class="runs"><thead><tr><th>${t("views.run")}</th><th>${t("views.sector")}</th><th>${t("views.offset")}</th><th>${t("views.block")}</th><th>${t("views.bytes")}</th></tr></thead>
      <tbody class="mono">${where.runs.map(
        (run, index) => html`<tr><td>${index + 1}</td><td>${run.sector ?? t(`views.run.${run.kind}`)}</td><td>${run.offset ?? ""}</td><td>${run.block ?? ""}</td><td>${number(run.bytes)}</td></tr>`,
      )}</tbody></table>
      ${where.run_count > where.runs.length
        ? html`<p class="low">${t("views.firstShown", { count: number(where.runs.length), total: number(where.run_count) })}</p>`
        : nothing}`;
  }

  draw({ where, item }) {
    const { evidence, volume, file_system: fs } = where;
    return html`
      <h3>${t("details.place")}</h3>
      ${this.#facts([
        [t("details.locator"), where.locator],
        [t("details.column.stored_as"), item.details?.["entry in the container"]?.stored_as],
        [t("column.size"), item.row.size === undefined ? "" : `${number(item.row.size)} (${size(item.row.size)})`],
        ["MD5", item.row.md5],
        ["SHA-256", item.row.sha256],
      ])}
      <h3>${t("views.evidence")}</h3>
      ${evidence
        ? this.#facts([
            [t("views.label"), evidence.label],
            [t("views.source"), evidence.source],
            [t("views.format"), word("format", evidence.format)],
            [t("column.size"), `${number(evidence.size)} (${size(evidence.size)})`],
            [t("views.sectorSize"), number(evidence.sectorSize)],
            [t("views.mediaDigests"), this.#digests(evidence.digests)],
            [t("views.storedDigests"), this.#digests(evidence.storedDigests)],
          ])
        : nothing}
      ${volume
        ? html`<h3>${t("views.volume")}</h3>${this.#facts([
            [t("views.offset"), volume.start],
            [t("views.bytes"), number(volume.length)],
            [t("views.format"), [word("volume", volume.scheme), word("volume", volume.description)].filter(Boolean).join(", ")],
          ])}`
        : nothing}
      ${fs
        ? html`<h3>${t("details.file system")}</h3>${this.#facts([
            [t("views.format"), `${fs.type} ${fs.label ?? ""}`],
            [t("views.offset"), fs.start],
            [t("views.identity"), fs.identity],
            [t("views.blockSize"), number(fs.blockSize)],
          ])}`
        : nothing}
      <h3>${t("views.runs")}</h3>
      ${this.#runs(where)}
      <h3>${t("details.places", { count: number(item.places?.length ?? 0) })}</h3>
      ${(item.places ?? []).map(
        (place) => html`<div><button class="link mono" @click=${() => refine({ item: place })}>${place}</button></div>`,
      )}`;
  }
}

customElements.define("dalel-provenance-viewer", ProvenanceViewer);

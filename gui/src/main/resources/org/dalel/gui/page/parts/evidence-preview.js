import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, number, size, t, word } from "../i18n.js";
import { common } from "./styles.js";

/** What a piece of evidence holds, before it is added. */
class EvidencePreview extends Localized(LitElement) {
  static properties = { path: {}, found: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { border: 1px solid var(--line); border-radius: var(--radius); display: block; margin-bottom: 8px; padding: 8px 12px; }
      .head { align-items: baseline; display: flex; gap: 8px; }
      .head strong { flex: 1; overflow-wrap: anywhere; }
      table { border-collapse: collapse; font-size: var(--size-small); width: 100%; }
      th, td { padding: 2px 10px 2px 0; text-align: start; vertical-align: top; }
      th { color: var(--text-low); font-weight: 400; }
      .encrypted { color: var(--warning); font-weight: 600; }
    `,
  ];

  async willUpdate(changed) {
    if (!changed.has("path")) {
      return;
    }
    this.found = this.problem = undefined;
    try {
      this.found = await get("/api/disk/preview", { path: this.path });
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #range(range) {
    const systems = range.file_systems.map((one) => [one.type, one.label].filter(Boolean).join(" ")).join(", ");
    return html`<tr><td>${number(range.start)}</td><td>${size(range.length)}</td><td>${word("volume", range.description)}</td><td>${systems}</td>
      <td class=${range.status === "encrypted" ? "encrypted" : ""}>${range.status === "examined" ? t("job.readable") : word("status", range.status)}${range.status === "examined" ? "" : html` <span class="low">${range.why}</span>`}</td></tr>`;
  }

  render() {
    const found = this.found;
    return html`<div class="head"><strong>${this.path}</strong>
        <button class="quiet" aria-label=${t("job.drop")} title=${t("job.drop")} @click=${() => this.dispatchEvent(new Event("drop"))}>×</button></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${!found && !this.problem ? html`<p class="low">${t("job.looking")}</p>` : nothing}
      ${found
        ? html`<div>${word("format", found.format)} ${size(found.size)} ${found.unsupported ? html`<span class="encrypted">${found.unsupported}</span>` : nothing}</div>
            ${Object.entries({ ...found.acquisition, ...found.stored_digests }).map(([name, value]) => html`<div class="low">${name}: ${value}</div>`)}
            ${found.ranges
              ? html`<table><thead><tr><th>${t("job.start")}</th><th>${t("column.size")}</th><th>${t("job.volume")}</th><th>${t("details.file system")}</th><th>${t("column.state")}</th></tr></thead>
                  <tbody>${found.ranges.map((range) => this.#range(range))}</tbody></table>`
              : nothing}`
        : nothing}`;
  }
}

customElements.define("dalel-evidence-preview", EvidencePreview);

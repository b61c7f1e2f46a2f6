import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, number, t } from "../i18n.js";
import { go, refine } from "../route.js";
import { common } from "../parts/styles.js";
import { fields } from "../parts/fields.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const PART = 200;

/** SIM cards that the case knows, and where they are told of. */
class SimsView extends Localized(LitElement) {
  static properties = { caseId: {}, parameters: { attribute: false }, found: { state: true }, row: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: minmax(300px, 1fr) auto var(--viewer, 36%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .page { overflow: auto; padding: 12px 16px 24px; }
      .cards { display: grid; gap: 10px; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); }
      .card { border: 1px solid var(--line); border-radius: var(--radius); padding: 8px 12px; }
      .card.chosen { background: var(--selected); }
      th { color: var(--text-low); font-weight: 400; padding: 1px 12px 1px 0; text-align: start; white-space: nowrap; }
      td { overflow-wrap: anywhere; }
      .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
    `,
  ];

  willUpdate() {
    if (this.caseId !== this.asked) {
      this.asked = this.caseId;
      this.found = undefined;
      this.#more();
    }
  }

  async #more() {
    const known = this.found?.rows ?? [];
    try {
      const found = await get(`/api/cases/${this.caseId}/artifacts`, { type: "sim-card", from: known.length, count: PART });
      this.found = { total: found.total, rows: [...known, ...found.rows] };
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #choose(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  render() {
    const { found } = this;
    return html`
      <section class="page" aria-label=${t("view.sims")}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${found?.total === 0 ? html`<p class="low">${t("table.empty")}</p>` : nothing}
        ${found || this.problem ? nothing : html`<p class="low">${t("loading")}</p>`}
        <div class="cards">${(found?.rows ?? []).map((one) => html`<div class="card ${one.row.locator === this.row?.locator ? "chosen" : ""}">
          ${fields(one.fields)}
          <button class="link mono" @click=${() => this.#choose(one.row)}>${one.row.path}</button><br>
          <button class="link" @click=${() => go({ caseId: this.caseId, view: "links", parameters: { locator: one.row.locator } })}>${t("views.showLinks")}</button>
        </div>`)}</div>
        ${found && found.rows.length < found.total ? html`<p><button @click=${this.#more}>${t("views.firstShown", { count: number(found.rows.length), total: number(found.total) })}; ${t("more")}</button></p>` : nothing}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-sims-view", SimsView);

import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, t } from "../i18n.js";
import { go } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/case-form.js";

/** The first page: cases that were opened last, and opening another one. */
class CaseList extends Localized(LitElement) {
  static properties = { cases: { state: true }, problem: { state: true }, making: { state: true }, refused: { state: true } };

  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 32px max(24px, calc(50% - 400px)); }
      h1 { font-size: calc(var(--size) + 7px); font-weight: 600; margin: 0 0 16px; }
      h2 { font-size: calc(var(--size) + 2px); font-weight: 600; margin: 0 0 10px; }
      .new { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 24px; padding: 16px; }
      form { display: flex; gap: 8px; margin-bottom: 24px; }
      input { flex: 1; }
      ul { border: 1px solid var(--line); border-radius: var(--radius); list-style: none; margin: 0; padding: 0; }
      li + li { border-top: 1px solid var(--line); }
      li button { align-items: baseline; border: 0; display: flex; gap: 12px; height: auto; padding: 10px 12px; text-align: start; width: 100%; }
      li strong { font-weight: 600; }
      li button:disabled { color: var(--text-low); cursor: default; }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.cases = (await get("/api/cases")).cases;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #open(path) {
    try {
      const { id } = await post("/api/cases/open", { path });
      go({ caseId: id });
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #create(event) {
    this.refused = undefined;
    try {
      const { id } = await post("/api/cases/create", event.detail);
      go({ caseId: id, view: "process" });
    } catch (problem) {
      this.refused = problem.message;
    }
  }

  #submit(event) {
    event.preventDefault();
    this.#open(new FormData(event.target).get("path").trim());
  }

  render() {
    return html`
      <h1>${t("cases.title")}</h1>
      <form @submit=${this.#submit}>
        <input name="path" required placeholder=${t("cases.folder")} aria-label=${t("cases.folder")}>
        <button>${t("cases.open")}</button>
        <button type="button" class="primary" aria-expanded=${Boolean(this.making)} @click=${() => (this.making = !this.making)}>${t("case.new")}</button>
      </form>
      ${this.making
        ? html`<section class="new"><h2>${t("case.new")}</h2>
            <dalel-case-form withFolder .problem=${this.refused} .label=${t("case.create")} @save=${this.#create}></dalel-case-form></section>`
        : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.cases?.length
        ? html`<ul>
            ${this.cases.map(
              (one) => html`<li><button ?disabled=${!one.there} @click=${() => this.#open(one.path)}>
                <strong>${one.name}</strong><span class="low mono">${one.path}</span>
                ${one.there ? nothing : html`<span>${t("cases.gone")}</span>`}
              </button></li>`,
            )}
          </ul>`
        : html`<p class="low">${this.cases ? t("cases.none") : t("loading")}</p>`}
    `;
  }
}

customElements.define("dalel-case-list", CaseList);

import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, number, t, word } from "../i18n.js";
import { go, refine } from "../route.js";
import { common } from "./styles.js";

const PAUSE_MS = 200;

/** Identifiers by their beginning, of one `kind` (in the address) or of all; one that is chosen lists everything that mentions it. */
class IdentifierList extends Localized(LitElement) {
  static properties = { caseId: {}, kind: {}, found: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; }
      form { display: flex; gap: 8px; padding: 8px 12px; }
      input { flex: 1; max-width: 420px; }
      ul { flex: 1; list-style: none; margin: 0; overflow: auto; padding: 0; }
      li { border-bottom: 1px solid var(--line); }
      li button { border: 0; border-radius: 0; display: flex; gap: 12px; height: auto; padding: 8px 12px; text-align: start; width: 100%; }
      strong { font-weight: 600; overflow-wrap: anywhere; }
    `,
  ];

  #beginning = "";
  #timer;

  willUpdate(changed) {
    if (changed.has("caseId") || changed.has("kind")) {
      this.#ask();
    }
  }

  async #ask() {
    const asked = { beginning: this.#beginning, kind: this.kind };
    try {
      const found = await get(`/api/cases/${this.caseId}/identifiers/mentioned`, asked);
      if (asked.beginning === this.#beginning && asked.kind === this.kind) {
        this.found = found;
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #typed(event) {
    this.#beginning = event.target.value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  render() {
    const kinds = Object.entries(this.found?.kinds ?? {});
    return html`
      <form @submit=${(event) => event.preventDefault()}>
        <input type="search" placeholder=${t("scale.search.beginning")} aria-label=${t("scale.search.beginning")} @input=${this.#typed}>
        <select aria-label=${t("scale.search.allKinds")} @change=${(event) => refine({ kind: event.target.value || undefined })}>
          <option value="">${t("scale.search.allKinds")}</option>
          ${kinds.map(([kind, count]) => html`<option value=${kind} ?selected=${kind === this.kind}>${word("identifier", kind)} (${number(count)})</option>`)}
        </select>
      </form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul>
        ${(this.found?.identifiers ?? []).map(
          (one) => html`<li><button @click=${() => go({ caseId: this.caseId, view: "files", parameters: { identifier: `${one.kind}:${one.value}` } })}>
            <strong>${one.value}</strong><span class="low">${word("identifier", one.kind)}</span>
            <span class="low">${t("scale.search.mentions", { count: number(one.mentions), places: number(one.places) })}</span></button></li>`,
        )}
      </ul>
      ${this.found?.identifiers.length === 0 ? html`<p class="low">${t("table.empty")}</p>` : nothing}`;
  }
}

customElements.define("dalel-identifier-list", IdentifierList);

import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, currentZone, number, setZone, t, zones } from "../i18n.js";
import { common } from "./styles.js";

const SHOWN_DIGITS = 12;

/** The bar at the bottom: the case, how much there is, the head of the custody chain, who works. */
class StatusBar extends Localized(LitElement) {
  static properties = { caseId: {}, who: { attribute: false }, summary: { state: true } };

  static styles = [
    common,
    css`
      :host { align-items: center; background: var(--surface-low); border-top: 1px solid var(--line); color: var(--text-low);
        display: flex; font-size: var(--size-small); gap: 20px; min-height: 26px; padding: 0 12px; white-space: nowrap; overflow: hidden; }
      .space { flex: 1; }
      select { border-color: transparent; background: none; color: var(--text-low); font-size: var(--size-small); height: 22px; max-width: 150px; padding: 0 2px; }
      strong { color: var(--text); font-weight: 600; }
    `,
  ];

  async willUpdate(changed) {
    if (changed.has("caseId") || (changed.has("who") && this.who)) {
      this.summary = undefined;
      if (this.caseId && this.who) {
        try {
          this.summary = await get(`/api/cases/${this.caseId}`);
        } catch {
          this.summary = undefined; // the view itself tells the problem
        }
      }
    }
  }

  #custody(head) {
    const [length, hash] = head.split(":");
    return html`<span title=${head}>${t("status.custody", { length: number(Number(length)) })}
      <span class="mono">${hash.slice(0, SHOWN_DIGITS)}</span></span>`;
  }

  render() {
    const summary = this.summary;
    return html`
      ${summary
        ? html`<strong title=${summary.path}>${summary.name}</strong>
            <span>${t("status.items", { count: number(summary.counts.items) })}</span>
            <span>${t("status.artifacts", { count: number(summary.counts.artifacts) })}</span>
            <span>${t("status.failures", { count: number(summary.counts.failures) })}</span>`
        : nothing}
      <span class="space"></span>
      <label>${t("scale.times")} <select @change=${(event) => setZone(event.target.value)}>
        ${zones(currentZone()).map((one) => html`<option value=${one} ?selected=${one === currentZone()}>${one}</option>`)}</select></label>
      ${summary ? this.#custody(summary.custody) : nothing}
      ${this.who ? html`<span>${this.who.examiner}</span>` : nothing}
    `;
  }
}

customElements.define("dalel-status-bar", StatusBar);

import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, currentZone, number, setZone, t, zones } from "../i18n.js";
import { on } from "../live.js";
import { go } from "../route.js";
import { common } from "./styles.js";

const SHOWN_DIGITS = 12;

/** The bar at the bottom: the case, how much there is, the head of the custody chain, who works. */
class StatusBar extends Localized(LitElement) {
  static properties = { caseId: {}, who: { attribute: false }, summary: { state: true }, naming: { state: true }, job: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { align-items: center; background: var(--surface-low); border-top: 1px solid var(--line); color: var(--text-low);
        display: flex; font-size: var(--size-small); gap: 20px; min-height: 26px; padding: 0 12px; white-space: nowrap; overflow: hidden; }
      .space { flex: 1; }
      .danger { color: var(--danger); overflow: hidden; text-overflow: ellipsis; }
      form { display: flex; gap: 4px; }
      button, input { font-size: var(--size-small); height: calc(var(--control) - 6px); }
      select { border-color: transparent; background: none; color: var(--text-low); font-size: var(--size-small); height: calc(var(--control) - 6px); max-width: 200px; padding: 0 2px; }
      strong { color: var(--text); font-weight: 600; }
    `,
  ];

  #ends = [];

  #custodyMoved = () => this.#custodyAgain();

  connectedCallback() {
    super.connectedCallback();
    addEventListener("dalel-custody", this.#custodyMoved);
    this.#ends = [on("review", () => this.#custodyAgain()), on("view", () => this.#load()), on("job", (job) => this.#told(job)),
      on("problem", ({ message }) => (this.problem = message))];
  }

  disconnectedCallback() {
    this.#ends.forEach((end) => end());
    removeEventListener("dalel-custody", this.#custodyMoved);
    super.disconnectedCallback();
  }

  /** Beginning and end of a run are entries of the custody chain. */
  #told(job) {
    if (job.state !== this.job?.state) {
      this.#custodyAgain();
    }
    this.job = job;
  }

  async #load() {
    const id = this.caseId;
    if (id && this.who) {
      try {
        const summary = await get(`/api/cases/${id}`);
        if (id === this.caseId) {
          this.summary = summary;
        }
      } catch {
        this.summary = undefined; // the view itself tells the problem
      }
    }
  }

  /** The head alone: counting a case of millions at every tag would be felt. */
  async #custodyAgain() {
    const id = this.caseId;
    if (id && this.who && this.summary) {
      const { length, hash } = await get(`/api/cases/${id}/custody`);
      if (id === this.caseId && this.summary) {
        this.summary = { ...this.summary, custody: `${length}:${hash}` };
      }
    }
  }

  async #rename(event) {
    event.preventDefault();
    const name = new FormData(event.target).get("name").trim();
    if (name) {
      const { examiner } = await post("/api/session/examiner", { name });
      this.dispatchEvent(new CustomEvent("who", { detail: { examiner } }));
    }
    this.naming = false;
  }

  #examiner() {
    return this.naming
      ? html`<form @submit=${this.#rename}><input name="name" required maxlength="100" .value=${this.who.examiner} aria-label=${t("session.examiner")}>
          <button>${t("review.save")}</button></form>`
      : html`<button class="quiet" title=${t("session.change")} @click=${() => (this.naming = true)}>${this.who.examiner}</button>`;
  }

  #working() {
    return this.job?.state === "running"
      ? html`<button class="quiet" @click=${() => go({ caseId: this.caseId, view: "process" })}>${t("job.state.running")} ${number(this.job.items_done ?? 0)} / ${number(this.job.items_total ?? 0)}</button>`
      : nothing;
  }

  willUpdate(changed) {
    if (changed.has("caseId") || (changed.has("who") && this.who)) {
      if (changed.has("caseId")) {
        this.summary = this.job = this.problem = undefined;
      }
      this.#load();
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
            <span title=${t("status.itemsHint")}>${t("status.items", { count: number(summary.counts.items) })}</span>
            <span>${t("status.artifacts", { count: number(summary.counts.artifacts) })}</span>
            <span>${t("status.failures", { count: number(summary.counts.failures) })}</span>`
        : nothing}
      ${this.#working()}
      ${this.problem ? html`<span class="danger" role="alert" title=${this.problem}>${this.problem}</span>` : nothing}
      <span class="space"></span>
      <label>${t("scale.times")} <select @change=${(event) => setZone(event.target.value)}>
        ${zones(currentZone()).map((one) => html`<option value=${one} ?selected=${one === currentZone()}>${one}</option>`)}</select></label>
      ${summary ? this.#custody(summary.custody) : nothing}
      ${this.who ? this.#examiner() : nothing}
    `;
  }
}

customElements.define("dalel-status-bar", StatusBar);

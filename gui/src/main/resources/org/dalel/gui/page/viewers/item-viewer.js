import { LitElement, html } from "lit";
import { Localized, t } from "../i18n.js";

/**
 * What viewers have in common: they fetch something when the item changes, and an answer that comes
 * too late is dropped. A viewer implements `fetch(signal)` and `draw(found)`.
 */
export class ItemViewer extends Localized(LitElement) {
  static properties = {
    caseId: {},
    row: { attribute: false },
    query: {},
    found: { state: true },
    problem: { state: true },
  };

  #asking;

  willUpdate(changed) {
    if (changed.has("row") && changed.get("row")?.locator !== this.row.locator) {
      this.reload();
    }
  }

  async reload() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.found = this.problem = undefined;
    try {
      const found = await this.fetch(signal);
      if (!signal.aborted) {
        this.found = found;
      }
    } catch (problem) {
      if (!signal.aborted) {
        this.problem = problem.message;
      }
    }
  }

  disconnectedCallback() {
    this.#asking?.abort();
    super.disconnectedCallback();
  }

  render() {
    if (this.problem) {
      return html`<p class="problem" role="alert">${this.problem}</p>`;
    }
    return this.found === undefined ? html`<p class="low pad">${t("loading")}</p>` : this.draw(this.found);
  }
}

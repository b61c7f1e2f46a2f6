import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { number, t } from "../i18n.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const COUNT = 100_000;

/** The words of a query without its operators, for marking. */
export function words(query) {
  return (query ?? "")
    .match(/[\p{L}\p{N}_@.+-]+/gu)
    ?.filter((word) => !/^(AND|OR|NOT|NEAR)$/.test(word)) ?? [];
}

/** The extracted text; words of the search are marked. */
class TextViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 8px 12px; }
      pre { font: var(--size) / 1.5 var(--font); margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
      mark { background: var(--mark); color: var(--mark-text); }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item/text`, { locator: this.row.locator, count: COUNT }, { signal });
  }

  async #more() {
    const { text } = this.found;
    const next = await get(`/api/cases/${this.caseId}/item/text`, { locator: this.row.locator, from: text.length, count: COUNT });
    this.found = { ...this.found, text: text + next.text };
  }

  #marked(text) {
    const wanted = words(this.query);
    if (!wanted.length) {
      return text;
    }
    const escaped = wanted.map((one) => one.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&"));
    return text.split(new RegExp(`(${escaped.join("|")})`, "giu")).map((part, index) => (index % 2 ? html`<mark>${part}</mark>` : part));
  }

  updated() {
    this.renderRoot.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  draw({ text, length }) {
    if (!length) {
      return html`<p class="low">${t("text.none")}</p>`;
    }
    return html`<pre tabindex="0">${this.#marked(text)}</pre>
      ${text.length < length
        ? html`<button @click=${this.#more}>${t("text.more", { shown: number(text.length), length: number(length) })}</button>`
        : nothing}`;
  }
}

customElements.define("dalel-text-viewer", TextViewer);

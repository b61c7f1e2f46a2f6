import { LitElement, css, html, nothing } from "lit";
import { Localized, t, word } from "../i18n.js";
import * as marks from "../marks.js";
import { common } from "./styles.js";

const COLOURS = ["red", "orange", "yellow", "green", "teal", "blue", "violet", "pink", "grey"];

/** Makes a tag, or changes the colour and key of one. */
class TagForm extends Localized(LitElement) {
  static properties = { open: { state: true }, problem: { state: true } };

  static styles = [common, css`
    form { display: grid; gap: 4px; padding: 4px 10px; }
    button.quiet { color: var(--accent); margin-left: 6px; }
  `];

  async #save(event) {
    event.preventDefault();
    const { name, colour, key } = Object.fromEntries(new FormData(event.target));
    try {
      await marks.define({ name, colour, key: Number(key) || undefined });
      this.open = this.problem = undefined;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  updated(changed) {
    if (changed.has("open") && this.open) {
      this.scrollIntoView({ block: "nearest" });
      this.renderRoot.querySelector("input").focus();
    }
  }

  render() {
    if (!this.open) {
      return html`<button class="quiet" @click=${() => (this.open = true)}>${t("review.newTag")}</button>`;
    }
    return html`<form @submit=${this.#save}>
      <input name="name" required maxlength="60" placeholder=${t("review.tagName")} aria-label=${t("review.tagName")}>
      <select name="colour" aria-label=${t("review.colour")}>${COLOURS.map((one) => html`<option value=${one}>${word("colour", one)}</option>`)}</select>
      <select name="key" aria-label=${t("review.keyOf")}><option value="">${t("review.noKey")}</option>
        ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => html`<option>${key}</option>`)}</select>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <button class="primary">${t("review.save")}</button>
    </form>`;
  }
}

customElements.define("dalel-tag-form", TagForm);

import { LitElement, css, html, nothing } from "lit";
import { Localized, t, word } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "./styles.js";

const STATES = ["allocated", "deleted", "orphan", "embedded"];
const STATUSES = ["examined", "encrypted", "unsupported", "skipped", "unreadable", "failed", "pending"];
const MB = 1_000_000;

/** The parameters of the address that this bar changes. */
export const FILTERS = ["name", "states", "statuses", "extension", "min_size", "max_size", "after", "before", "identifier"];

/** An identifier with the name of its kind. */
const told = (identifier) => identifier.replace(/^[a-z-]+(?=:)/, (kind) => word("identifier", kind)).replace(":", " ");

/** What rows must be like: each field is a parameter of the address. */
class FilterBar extends Localized(LitElement) {
  static properties = { parameters: { attribute: false }, open: { type: Boolean } };

  static styles = [
    common,
    css`
      :host { background: var(--surface-low); border-bottom: 1px solid var(--line); display: block; padding: 4px 8px; }
      :host([hidden]) { display: none; }
      .fields { display: flex; flex-wrap: wrap; gap: 8px 12px; padding: 4px 0; }
      label { align-items: center; display: inline-flex; gap: 6px; }
      input[type="number"], .short { width: 100px; }
      input[type="date"] { width: 136px; }
      .chip { align-items: center; background: var(--selected); border: 0; border-radius: 12px; display: inline-flex; gap: 6px; height: 24px; }
    `,
  ];

  #set(name, value) {
    refine({ [name]: value || undefined });
  }

  #select(name, label, group, values) {
    const now = this.parameters[name] ?? "";
    return html`<label>${label}<select @change=${(event) => this.#set(name, event.target.value)}>
      <option value="" ?selected=${!now}>${t("filter.any")}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${now === value}>${word(group, value)}</option>`)}
    </select></label>`;
  }

  #size(name, label) {
    const now = this.parameters[name];
    return html`<label>${label}<input type="number" min="0" step="any" .value=${now ? String(Number(now) / MB) : ""}
      @change=${(event) => this.#set(name, event.target.value && String(Math.round(Number(event.target.value) * MB)))}></label>`;
  }

  #date(name, label) {
    return html`<label>${label}<input type="date" .value=${(this.parameters[name] ?? "").slice(0, 10)}
      @change=${(event) => this.#set(name, event.target.value)}></label>`;
  }

  #fields() {
    return html`<div class="fields">
      ${this.#select("states", t("column.state"), "state", STATES)}
      ${this.#select("statuses", t("column.status"), "status", STATUSES)}
      <label>${t("column.extension")}<input class="short" .value=${this.parameters.extension ?? ""}
        @change=${(event) => this.#set("extension", event.target.value.trim().replace(/^\./, ""))}></label>
      ${this.#size("min_size", t("filter.from.size"))} ${this.#size("max_size", t("filter.to.size"))}
      ${this.#date("after", t("filter.after"))} ${this.#date("before", t("filter.before"))}
    </div>`;
  }

  render() {
    const { identifier } = this.parameters;
    return html`${this.open ? this.#fields() : nothing}
      ${identifier
        ? html`<button class="chip" @click=${() => this.#set("identifier")} title=${t("filter.remove")}>
            ${t("filter.identifier", { value: told(identifier) })} <span aria-hidden="true">✕</span></button>`
        : nothing}`;
  }
}

customElements.define("dalel-filter-bar", FilterBar);

import { LitElement, css, html, nothing } from "lit";
import { LANGUAGES, Localized, t } from "../i18n.js";
import { common } from "./styles.js";

/** The fields of what a case is about; hears `save` with them. */
class CaseForm extends Localized(LitElement) {
  static properties = { data: { attribute: false }, withFolder: { type: Boolean }, problem: {}, label: {} };

  static styles = [
    common,
    css`
      form { display: grid; gap: 8px 12px; grid-template-columns: max-content minmax(0, 1fr); max-width: 720px; }
      label { align-self: center; }
      button { grid-column: 2; justify-self: start; }
      p { grid-column: 2; margin: 0; }
    `,
  ];

  #submit(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("save", { detail: Object.fromEntries(new FormData(event.target)) }));
  }

  #field(name, options = {}) {
    return html`<label for=${name}>${t(`casedata.${name}`)}</label>
      <input id=${name} name=${name} .value=${this.data?.[name] ?? ""} ?required=${options.required} placeholder=${options.hint ?? nothing}
        list=${options.list ?? nothing} maxlength="2000" autocomplete="off">`;
  }

  render() {
    const zones = Intl.supportedValuesOf("timeZone");
    return html`<form @submit=${this.#submit}>
      ${this.withFolder ? this.#field("path", { required: true, hint: "/home/.../case" }) : nothing}
      ${this.#field("number")} ${this.#field("title")} ${this.#field("examiner")} ${this.#field("legal_basis")}
      ${this.#field("zone", { list: "zones", hint: "Asia/Almaty" })}
      <datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <label for="language">${t("casedata.language")}</label>
      <select id="language" name="language">
        ${["", ...Object.keys(LANGUAGES)].map((tag) => html`<option value=${tag} ?selected=${tag === (this.data?.language ?? "")}>${LANGUAGES[tag] ?? t("casedata.unsaid")}</option>`)}
      </select>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <button class="primary">${this.label}</button>
    </form>`;
  }
}

customElements.define("dalel-case-form", CaseForm);

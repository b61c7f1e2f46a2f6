import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { LANGUAGES, Localized, currentLanguage, currentZone, number, size, t, zones } from "../i18n.js";
import { tagName } from "../parts/mark-dots.js";
import { common } from "../parts/styles.js";

/** Makes the report: what it will tell, in which language and time zone, and its files. */
class ReportView extends Localized(LitElement) {
  static properties = { caseId: {}, about: { state: true }, made: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 24px max(24px, calc(50% - 400px)); }
      h1 { font-size: calc(var(--size) + 7px); font-weight: 600; margin: 0 0 12px; }
      h2 { font-size: var(--size); font-weight: 600; margin: 20px 0 8px; }
      form { align-items: end; display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; }
      label { display: grid; gap: 4px; }
      ul { border: 1px solid var(--line); border-radius: var(--radius); list-style: none; margin: 0; padding: 0; }
      li { display: flex; flex-wrap: wrap; gap: 4px 12px; padding: 8px 12px; }
      li + li { border-top: 1px solid var(--line); }
      a { color: var(--accent); }
      .mono { overflow-wrap: anywhere; }
    `,
  ];

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.#load();
    }
  }

  async #load() {
    this.about = this.made = undefined;
    try {
      this.about = await get(`/api/cases/${this.caseId}/report`);
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #make(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.problem = this.made = undefined;
    try {
      this.made = await post(`/api/cases/${this.caseId}/report`, { language: form.get("language"), zone: form.get("zone") });
    } catch (problem) {
      this.problem = problem.message;
    }
    this.busy = false;
  }

  #tags(tags) {
    return Object.keys(tags).length
      ? html`<ul>${Object.entries(tags).map(([name, count]) => html`<li><span>${tagName(name)}</span><span class="low">${number(count)}</span></li>`)}</ul>`
      : html`<p class="low">${t("scale.report.noTags")}</p>`;
  }

  #files(made) {
    const address = (file) => `/api/cases/${this.caseId}/export/file?file=${file}`;
    return html`<h2>${t("scale.report.files")}</h2>
      <ul role="list">${made.files.map(
        (one) => html`<li><a href=${address(one.file)} download=${one.name}>${one.name}</a><span class="low">${size(one.size)}</span>
          <span class="mono low">SHA-256 ${one.sha256}</span></li>`,
      )}</ul>
      <p class="low">${t("scale.report.once")}</p>`;
  }

  render() {
    const { about } = this;
    const language = about?.language || currentLanguage();
    const zone = about?.zone || currentZone();
    return html`<h1>${t("scale.report.title")}</h1>
      <p>${t("scale.report.text")}</p>
      ${about ? html`<h2>${t("scale.report.tags")}</h2>${this.#tags(about.tags)}` : nothing}
      <form @submit=${this.#make}>
        <label>${t("language")}<select name="language">${Object.entries(LANGUAGES).map(
          ([tag, name]) => html`<option value=${tag} ?selected=${tag === language}>${name}</option>`)}</select></label>
        <label>${t("scale.zone")}<select name="zone">${zones(zone).map(
          (one) => html`<option value=${one} ?selected=${one === zone}>${one}</option>`)}</select></label>
        <button class="primary" ?disabled=${this.busy}>${t("scale.report.make")}</button>
      </form>
      <div role="status">${this.busy ? t("scale.report.busy") : this.made ? this.#files(this.made) : nothing}</div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }
}

customElements.define("dalel-report-view", ReportView);

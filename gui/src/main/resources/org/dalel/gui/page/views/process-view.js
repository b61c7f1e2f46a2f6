import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, t } from "../i18n.js";
import { common } from "../parts/styles.js";
import "../parts/disk-browser.js";
import "../parts/evidence-preview.js";
import "../parts/job-progress.js";

const BUSY = new Set(["running", "pausing", "stopping"]);

/** Adds evidence and watches it being processed. */
class ProcessView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    paths: { state: true },
    hashSets: { state: true },
    choices: { state: true },
    state: { state: true },
    forHashSets: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 16px 24px 32px; }
      h1 { font-size: calc(var(--size) + 5px); font-weight: 600; margin: 0 0 8px; }
      h2 { font-size: var(--size); font-weight: 600; margin: 20px 0 6px; }
      .two { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
      fieldset { border: 1px solid var(--line); border-radius: var(--radius); display: grid; gap: 8px 12px; grid-template-columns: max-content minmax(0, 1fr); margin: 12px 0; padding: 12px; }
      legend { font-weight: 600; padding: 0 6px; }
      label { align-items: center; display: flex; gap: 6px; }
      input[type="checkbox"] { height: auto; }
      .row { display: flex; flex-wrap: wrap; gap: 4px 16px; }
      textarea { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--text);
        display: block; font: var(--size-small) / 1.4 var(--mono); padding: 4px 8px; resize: vertical; width: 100%; }
      label.file { color: var(--accent); cursor: pointer; text-decoration: underline; }
      label.file:focus-within { outline: 2px solid var(--accent); }
      label.file input { height: 1px; opacity: 0; padding: 0; width: 1px; }
    `,
  ];

  constructor() {
    super();
    this.paths = [];
    this.hashSets = [];
  }

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.paths = [];
      this.hashSets = [];
      this.state = this.problem = undefined;
      this.#load();
    }
  }

  async #load() {
    try {
      this.choices = await get("/api/job/choices");
      this.state ??= (await get(`/api/cases/${this.caseId}/job`)).state;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #picked(path) {
    const list = this.forHashSets ? "hashSets" : "paths";
    this[list] = [...new Set([...this[list], path])];
  }

  async #start(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.problem = undefined;
    try {
      await post(`/api/cases/${this.caseId}/job/start`, {
        paths: this.paths,
        hash_sets: this.hashSets,
        profile: form.get("profile"),
        digests: form.getAll("digest"),
        threads: Number(form.get("threads")),
        time_limit: Number(form.get("time_limit")),
        zone: form.get("zone").trim(),
        text: form.has("text"),
        plugins: form.getAll("plugin"),
        secrets: form.get("secrets"),
      });
      this.paths = [];
      this.state = "running";
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** The lines of a file of the machine on which the browser runs, behind what stands there. */
  async #fromFile(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) {
      const area = this.renderRoot.querySelector("#secrets");
      area.value += (area.value && !area.value.endsWith("\n") ? "\n" : "") + (await file.text());
    }
  }

  #settings() {
    const { choices } = this;
    return html`<form @submit=${this.#start}>
      <fieldset><legend>${t("job.settings")}</legend>
        <label for="profile">${t("job.profile")}</label>
        <select id="profile" name="profile"><option value="standard">${t("job.standard")}</option><option value="triage">${t("job.triage")}</option><option value="deep">${t("job.deep")}</option></select>
        <span>${t("job.digests")}</span>
        <div class="row">${choices.digests.map((name) => html`<label><input type="checkbox" name="digest" value=${name}>${name}</label>`)}</div>
        <span>${t("job.hashSets")}</span>
        <div>${this.hashSets.map((path) => html`<div class="mono">${path}</div>`)}
          <label><input type="checkbox" .checked=${Boolean(this.forHashSets)} @change=${(event) => (this.forHashSets = event.target.checked)}>${t("job.pickHashSets")}</label></div>
        <span>${t("job.more")}</span>
        <div class="row"><label><input type="checkbox" name="text" checked>${t("job.text")}</label></div>
        <span title=${choices.plugin_folders.join("\n")}>${t("job.plugins")}</span>
        <div class="row">${choices.plugins.length ? nothing : html`<span class="low">${t("job.noPlugins")}</span>`}
          ${choices.plugins.map((one) => html`<label title=${one.description}><input type="checkbox" name="plugin" value=${one.id} checked>${one.id} <span class="low">${one.version}</span></label>`)}</div>
        <label for="secrets">${t("job.secrets")}</label>
        <div><textarea id="secrets" name="secrets" rows="3" autocomplete="off" spellcheck="false" aria-describedby="secrets-hint"></textarea>
          <div class="row"><span id="secrets-hint" class="low">${t("job.secretsHint")}</span>
            <label class="file">${t("job.secretsFile")}<input type="file" @change=${this.#fromFile}></label></div></div>
        <label for="threads">${t("job.threads")}</label><input id="threads" name="threads" type="number" min="1" max="256" value=${choices.threads}>
        <label for="time_limit">${t("job.timeLimit")}</label><input id="time_limit" name="time_limit" type="number" min="1" max="86400" value="120">
        <label for="zone">${t("casedata.zone")}</label><input id="zone" name="zone" placeholder=${t("job.zoneOfCase")}>
      </fieldset>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <button class="primary" ?disabled=${!this.paths.length}>${t("job.begin")}</button>
    </form>`;
  }

  #add() {
    return html`<h2>${t("job.add")}</h2>
      <div class="two">
        <dalel-disk-browser @pick=${(event) => this.#picked(event.detail)}></dalel-disk-browser>
        <div>
          ${this.paths.length ? nothing : html`<p class="low">${t("job.nothing")}</p>`}
          ${this.paths.map((path) => html`<dalel-evidence-preview .path=${path} @drop=${() => (this.paths = this.paths.filter((one) => one !== path))}></dalel-evidence-preview>`)}
        </div>
      </div>
      ${this.choices ? this.#settings() : nothing}`;
  }

  render() {
    return html`<h1>${t("view.process")}</h1>
      <dalel-job-progress .caseId=${this.caseId} @job=${(event) => (this.state = event.detail.state)}></dalel-job-progress>
      ${BUSY.has(this.state) ? nothing : this.#add()}`;
  }
}

customElements.define("dalel-process-view", ProcessView);

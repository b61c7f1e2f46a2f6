import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, number, size, t, word } from "../i18n.js";
import { on } from "../live.js";
import { common } from "./styles.js";

const KEPT_FAILURES = 200;

const clock = (seconds) =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** What a worker does, such as `extracting (wallets/electrum)`, in words. */
const stage = (text) => text.replace(/^[a-z ]*[a-z]/, (what) => word("stage", what));

/** What the supervisor says, in words where it is known. */
const message = (line) => line.replace(/^[a-z ,]*(?=: )/, (what) => word("job.message", what));

/** How processing stands, live: overall, per worker, failures as they come; pause, go on, stop, skip. */
class JobProgress extends Localized(LitElement) {
  static properties = { caseId: {}, job: { state: true }, failures: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { display: block; }
      .bar { align-items: center; display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
      progress { accent-color: var(--accent); height: 14px; width: 100%; }
      dl { display: flex; flex-wrap: wrap; gap: 4px 28px; margin: 8px 0; }
      dl div { min-width: 90px; }
      dt { color: var(--text-low); font-size: var(--size-small); }
      dd { font-weight: 600; margin: 0; }
      table { border-collapse: collapse; table-layout: fixed; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 3px 8px 3px 0; text-align: start; }
      td { border-top: 1px solid var(--line); overflow: hidden; padding: 3px 8px 3px 0; text-overflow: ellipsis; white-space: nowrap; }
      .thread { width: 56px; } .stage { width: 200px; } .since { width: 90px; } .act { width: 130px; }
      h3 { font-size: var(--size); font-weight: 600; margin: 14px 0 4px; }
      ul { margin: 0; max-height: 240px; overflow: auto; padding-left: 18px; }
      li { overflow-wrap: anywhere; }
    `,
  ];

  #end;
  #asking = false;

  constructor() {
    super();
    this.failures = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#end = on("job", (job) => this.#told(job));
  }

  disconnectedCallback() {
    this.#end();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.failures = [];
      this.job = undefined;
      get(`/api/cases/${this.caseId}/job`).then((job) => (this.job ??= job), (problem) => (this.problem = problem.message));
    }
  }

  async #told(job) {
    this.job = job;
    this.dispatchEvent(new CustomEvent("job", { detail: job }));
    if (this.#asking || job.state === "none") {
      return;
    }
    this.#asking = true;
    try {
      const after = this.failures.at(-1)?.id;
      const found = await get(`/api/cases/${this.caseId}/job/failures`, { after });
      this.failures = [...this.failures, ...found.failures].slice(-KEPT_FAILURES);
    } catch (problem) {
      this.problem = problem.message;
    }
    this.#asking = false;
  }

  async #act(name, body) {
    this.problem = undefined;
    try {
      await post(`/api/cases/${this.caseId}/job/${name}`, body);
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #fact(label, value) {
    return value === undefined || value === "" ? nothing : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  }

  #buttons(job) {
    const running = job.state === "running";
    const ending = job.state === "pausing" || job.state === "stopping";
    return html`<div class="bar">
      <strong role="status">${t(`job.state.${job.state}`)}</strong>
      ${job.phase && running ? html`<span>${t(`job.phase.${job.phase}`)}</span>` : nothing}
      ${running
        ? html`<button @click=${() => this.#act("pause")}>${t("job.pause")}</button><button @click=${() => this.#act("stop")}>${t("job.stop")}</button>`
        : nothing}
      ${!running && !ending && job.resumable ? html`<button class="primary" @click=${() => this.#act("resume")}>${t("job.resume")}</button>` : nothing}
    </div>`;
  }

  #workers(job) {
    return html`<table aria-label=${t("job.workers")}>
      <thead><tr><th class="thread">${t("job.thread")}</th><th class="stage">${t("job.doing")}</th><th>${t("job.item")}</th><th class="since">${t("job.since")}</th><th class="act"></th></tr></thead>
      <tbody>${job.workers.map(
        (one) => html`<tr><td>${one.thread}</td><td title=${one.stage}>${stage(one.stage)}</td><td title=${one.place}>${one.place}</td><td>${clock(one.seconds)}</td>
          <td>${one.place && one.stage !== "media digest" && one.stage !== "storing"
            ? html`<button @click=${() => this.#act("skip", { thread: one.thread, place: one.place })}>${t("job.skip")}</button>`
            : nothing}</td></tr>`,
      )}</tbody></table>`;
  }

  render() {
    const job = this.job;
    if (!job) {
      return html`<p class="low">${t("loading")}</p>`;
    }
    const running = job.state === "running";
    return html`
      ${this.#buttons(job)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${job.ending && job.state === "failed" ? html`<p>${job.ending}</p>` : nothing}
      ${job.phase
        ? html`<progress max=${job.items_total || 1} .value=${job.items_total ? job.items_done : 0} aria-label=${t("job.progress")}></progress>
            <dl>
              ${this.#fact(t("job.items"), `${number(job.items_done)} / ${number(job.items_total)}`)}
              ${this.#fact(t("job.read"), `${size(job.bytes_done)} / ${size(job.bytes_total)}`)}
              ${this.#fact(t("job.elapsed"), clock(job.elapsed))}
              ${this.#fact(t("job.left"), job.seconds_left === undefined ? undefined : clock(job.seconds_left))}
              ${this.#fact(t("job.rate"), running && job.items_a_second !== undefined ? t("job.perSecond", { count: number(Math.round(job.items_a_second)), size: size(job.bytes_a_second) }) : undefined)}
              ${Object.entries(job.states ?? {}).filter(([, count]) => count).map(([name, count]) => this.#fact(word("status", name), number(count)))}
            </dl>
            ${running && job.workers.length ? this.#workers(job) : nothing}`
        : nothing}
      ${this.failures.length
        ? html`<h3>${t("job.failures")}</h3><ul>${[...this.failures].reverse().map((one) => html`<li><strong>${one.place}</strong> ${one.message}</li>`)}</ul>`
        : nothing}
      ${job.messages?.length ? html`<h3>${t("job.messages")}</h3><ul>${[...job.messages].reverse().map((line) => html`<li>${message(line)}</li>`)}</ul>` : nothing}
    `;
  }
}

customElements.define("dalel-job-progress", JobProgress);

import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, number, size, t, time, word } from "../i18n.js";
import { on } from "../live.js";
import { go } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/case-form.js";

const DATA = ["number", "title", "examiner", "legal_basis", "zone", "language"];
const DIFFERS = "differs from the stored ";
const LAST_RUNS = 10;
const LAST_FAILURES = 20;

/** What a case is about, what it holds, how its runs ended, and its custody chain. */
class CaseView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    summary: { state: true },
    types: { state: true },
    failures: { state: true },
    editing: { state: true },
    verified: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 16px 24px 32px; }
      .grid { display: grid; gap: 20px 32px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
      h1 { font-size: calc(var(--size) + 5px); font-weight: 600; margin: 0 0 12px; overflow-wrap: anywhere; }
      h2 { border-bottom: 1px solid var(--line); font-size: var(--size); font-weight: 600; margin: 0 0 6px; padding-bottom: 4px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 3px 16px 3px 0; text-align: start; vertical-align: top; }
      td { overflow-wrap: anywhere; padding: 3px 8px 3px 0; vertical-align: top; }
      td.end { text-align: end; }
      table.counts { min-width: 300px; width: auto; }
      .failures th { overflow-wrap: anywhere; width: 36%; }
      .grid, h1 { max-width: 2000px; }
      .wide { grid-column: 1 / -1; }
      .good { color: var(--good); }
      .bad { color: var(--danger); }
      .bar { display: flex; gap: 8px; margin-top: 8px; }
      ul { margin: 4px 0; padding-left: 18px; }
      li { overflow-wrap: anywhere; }
    `,
  ];

  #end;

  connectedCallback() {
    super.connectedCallback();
    this.#end = on("review", () => this.#again());
  }

  disconnectedCallback() {
    this.#end();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.summary = this.types = this.failures = this.verified = undefined;
      this.#load();
    }
  }

  async #load() {
    const id = this.caseId;
    if (!id) {
      return;
    }
    try {
      const summary = await get(`/api/cases/${id}`);
      const { failures } = await get(`/api/cases/${id}/job/failures`);
      const { types } = await get(`/api/cases/${id}/collections`);
      if (id === this.caseId) {
        Object.assign(this, { summary, failures, types });
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** What people can change: to count a case of millions at every tag would be felt. */
  async #again() {
    const id = this.caseId;
    if (id && this.summary) {
      const told = await get(`/api/cases/${id}/data`);
      if (id === this.caseId && this.summary) {
        this.summary = { ...this.summary, ...told };
      }
    }
  }

  async #save(event) {
    try {
      await post(`/api/cases/${this.caseId}/data`, event.detail);
      this.editing = this.problem = undefined;
      await this.#again();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #verify() {
    try {
      this.verified = await post(`/api/cases/${this.caseId}/verify`);
      dispatchEvent(new Event("dalel-custody")); // the check itself stands in the chain
      await this.#again();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #data() {
    const { data } = this.summary;
    if (this.editing) {
      return html`<dalel-case-form .data=${data} .problem=${this.problem} .label=${t("review.save")} @save=${this.#save}></dalel-case-form>`;
    }
    return html`<table><tbody>
        ${DATA.filter((name) => data[name]).map((name) => html`<tr><th scope="row">${t(`casedata.${name}`)}</th><td>${data[name]}</td></tr>`)}
        <tr><th scope="row">${t("casedata.path")}</th><td class="mono">${this.summary.path}</td></tr>
      </tbody></table>
      <div class="bar"><button @click=${() => (this.editing = true)}>${t("case.edit")}</button></div>`;
  }

  #counts(counts, draw) {
    return html`<table class="counts"><tbody>${Object.entries(counts)
      .filter(([, count]) => count)
      .map(([name, count]) => html`<tr><th scope="row">${draw(name)}</th><td class="end">${number(count)}</td></tr>`)}</tbody></table>`;
  }

  #evidence(one) {
    const digests = { ...JSON.parse(one.storedDigests), ...JSON.parse(one.digests) };
    const state = one.digestState;
    const tone = state.startsWith("matches") ? "good" : state.startsWith("differs") ? "bad" : "";
    return html`<tr>
      <th scope="row"><strong>${one.label}</strong><br><span class="low">${word("format", one.format)}${one.size ? ` · ${size(one.size)}` : ""}</span></th>
      <td>${Object.entries(digests).map(([name, value]) => html`<div><span class="low">${name}</span> <span class="mono">${value}</span></div>`)}
        <div class=${tone}>${state.startsWith(DIFFERS) ? t("digest.differs", { digest: state.slice(DIFFERS.length) }) : word("digest", state)}</div>${one.why ? html`<div class="bad">${one.why}</div>` : nothing}
        <div class="low mono">${one.source}</div></td>
    </tr>`;
  }

  #custody() {
    const [length, hash] = this.summary.custody.split(":");
    return html`<table><tbody>
        <tr><th scope="row">${t("case.entries")}</th><td>${number(Number(length))}</td></tr>
        <tr><th scope="row">${t("case.head")}</th><td class="mono">${hash}</td></tr>
      </tbody></table>
      <div class="bar"><button @click=${this.#verify}>${t("case.verify")}</button></div>
      ${this.verified
        ? html`<p role="status" class=${this.verified.holds ? "good" : "bad"}>${this.verified.holds ? t("case.holds") : t("case.broken")}</p>
            <ul>${this.verified.problems.map((one) => html`<li>${one}</li>`)}</ul>`
        : nothing}`;
  }

  #runs() {
    return html`<table><tbody>${this.summary.runs.slice(-LAST_RUNS).reverse().map(
      (run) => html`<tr><th scope="row">${time(run.started)}</th><td>${word("outcome", run.outcome)}</td><td class="low">${run.ended ? time(run.ended) : ""}</td></tr>`,
    )}</tbody></table>`;
  }

  render() {
    if (!this.summary) {
      return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : html`<p class="low">${t("loading")}</p>`;
    }
    const { summary } = this;
    return html`
      <h1>${summary.data.title || summary.name}</h1>
      ${this.problem && !this.editing ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="grid">
        <section><h2>${t("case.about")}</h2>${this.#data()}</section>
        <section><h2>${t("case.custody")}</h2>${this.#custody()}</section>
        <section class="wide"><h2>${t("tree.evidence")}</h2>
          ${summary.evidence.length
            ? html`<table><tbody>${summary.evidence.map((one) => this.#evidence(one))}</tbody></table>`
            : html`<p class="low">${t("case.noEvidence")}</p>`}
          <div class="bar"><button class="primary" @click=${() => go({ caseId: this.caseId, view: "process" })}>${t("job.add")}</button></div></section>
        <section><h2>${t("case.states")}</h2>${this.#counts(summary.states, (name) => word("status", name))}</section>
        <section><h2>${t("tree.types")}</h2>${this.#counts(Object.fromEntries(Object.entries(this.types ?? {}).slice(0, 15)), (name) => name)}</section>
        <section><h2>${t("case.runs")}</h2>${this.#runs()}</section>
        <section class="wide"><h2>${t("status.failures", { count: number(summary.counts.failures) })}</h2>
          <table class="failures"><tbody>${(this.failures ?? []).slice(-LAST_FAILURES).map((one) => html`<tr><th scope="row" class="mono">${one.place}</th><td>${one.message}</td></tr>`)}</tbody></table>
          ${summary.counts.failures ? html`<div class="bar"><button @click=${() => go({ caseId: this.caseId, view: "files", parameters: { collection: "failed" } })}>${t("collection.failed")}</button></div>` : nothing}</section>
      </div>`;
  }
}

customElements.define("dalel-case-view", CaseView);

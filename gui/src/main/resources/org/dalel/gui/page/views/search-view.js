import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, artifactName, number, size, t, time } from "../i18n.js";
import * as marks from "../marks.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/drop-down.js";
import "../parts/identifier-list.js";
import "../parts/saved-searches.js";
import "../parts/search-facets.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const PAGE = 50;
/** Nothing but words: no mark of a query, and none of its own words. */
const WORDS = /^(?!.*\b(?:AND|OR|NOT|NEAR)\b)[\p{L}\p{N}\s]+$/u;
/** What narrows a search: parameters of the address that the server gets as they are. */
const RESTRICTIONS = ["type", "after", "before", "place", "deep"];

/**
 * Full-text search: how hits are spread, hits with snippets, the one that is chosen beside. A word that
 * stands in very many documents is answered in two steps: a first look at once, then all of them ranked.
 */
class SearchView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    result: { state: true },
    row: { state: true },
    problem: { state: true },
    hits: { state: true },
    busy: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: calc(var(--side) - 50px) minmax(240px, 1fr) auto var(--viewer, 38%); min-height: 0; }
      :host([identifiers]) { grid-template-columns: minmax(240px, 1fr) auto var(--viewer, 38%); }
      :host > * { min-height: 0; min-width: 0; }
      .middle { display: flex; flex-direction: column; }
      .tabs { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; gap: 4px; padding: 4px 8px; }
      .space { flex: 1; }
      .hits { flex: 1; min-height: 0; overflow: auto; }
      dalel-identifier-list { flex: 1; }
      .widen { padding: 0 12px; }
      .more { display: block; margin: 12px auto; }
      .summary { background: var(--surface-low); border-bottom: 1px solid var(--line); color: var(--text-low); padding: 8px 12px; position: sticky; top: 0; }
      [role="option"] { border-bottom: 1px solid var(--line); cursor: default; padding: 8px 12px; }
      [role="option"]:hover { background: var(--hover); }
      [role="option"][aria-selected="true"] { background: var(--selected); }
      .name { font-weight: 600; overflow-wrap: anywhere; }
      .facts { color: var(--text-low); font-size: var(--size-small); overflow-wrap: anywhere; }
      p { margin: 4px 0 0; overflow-wrap: anywhere; }
      mark { background: var(--mark); color: var(--mark-text); }
    `,
  ];

  willUpdate() {
    this.toggleAttribute("identifiers", this.parameters.mode === "identifiers");
    const asked = JSON.stringify([this.caseId, this.#question()]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.#search(asked);
    }
  }

  #question() {
    const { query } = this.parameters;
    return { query, ...Object.fromEntries(RESTRICTIONS.map((name) => [name, this.parameters[name]])) };
  }

  async #search(asked) {
    this.result = this.row = this.problem = undefined;
    this.hits = [];
    if (!this.parameters.query) {
      return;
    }
    this.busy = true;
    try {
      await this.#page(asked, {});
      if (asked === this.asked && !this.result.complete) {
        await this.#page(asked, { all: "true" });
      }
    } catch (problem) {
      if (asked === this.asked) {
        this.problem = problem.message;
      }
    }
    if (asked === this.asked) {
      this.busy = false;
    }
  }

  /** Fetches the first hits, or those from a position on. */
  async #page(asked, more) {
    const result = await get(`/api/cases/${this.caseId}/search`, { ...this.#question(), count: PAGE, ...more });
    if (asked === this.asked) {
      this.hits = more.from ? [...this.hits, ...result.hits] : result.hits;
      this.result = result;
    }
  }

  /** Only once all are ranked: positions in the first look are others. */
  async #more() {
    this.problem = undefined;
    try {
      await this.#page(this.asked, { from: this.hits.length, all: "true" });
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #choose(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #key = (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const options = [...this.renderRoot.querySelectorAll('[role="option"]')];
    const next = options[options.indexOf(event.target) + move];
    if (move && next) {
      event.preventDefault();
      next.focus();
      next.click();
    } else if (this.row) {
      marks.byEvent(event, [this.row.locator])?.catch((problem) => (this.problem = problem.message));
    }
  };

  /** A snippet with its hits marked; they stand between U+0002 and U+0003. */
  #snippet(text) {
    return text.split("\u0002").map((part, index) => {
      if (index === 0) {
        return part;
      }
      const [hit, rest] = part.split("\u0003");
      return html`<mark>${hit}</mark>${rest}`;
    });
  }

  #hit(hit) {
    const [row] = hit.places;
    if (!row) {
      return nothing;
    }
    return html`<div role="option" tabindex="0" aria-selected=${row.locator === this.row?.locator} @click=${() => this.#choose(row)}>
      <div class="name">${row.name}</div>
      <div class="facts">${row.path} · ${row.type ?? ""} · ${size(row.size)} · ${time(row.mtime)}
        ${hit.artifact ? html` · ${artifactName(hit.artifact)}` : nothing}
        ${hit.count > 1 ? html` · ${t("search.places", { count: number(hit.count) })}` : nothing}</div>
      <p>${this.#snippet(hit.snippet)}</p>
    </div>`;
  }

  #summary(result) {
    if (!result) {
      return this.busy ? t("loading") : t("search.hint");
    }
    const found = { count: number(result.total), looked: number(result.matches) };
    return html`${t(result.complete ? "search.total" : this.busy ? "scale.search.first" : "scale.search.only", found)}
      ${result.complete || this.busy ? nothing : html`<button @click=${() => this.#search(this.asked)}>${t("scale.search.again")}</button>`}
      ${result.rewritten ? html`<div>${t("search.rewritten", { query: result.query })}</div>` : nothing}`;
  }

  /** Words have endings: what was found nowhere as it stands may be there by its beginning. */
  #widen(result) {
    const { query } = this.parameters;
    if (!result?.complete || result.total || !WORDS.test(query)) {
      return nothing;
    }
    const wider = query.trim().split(/\s+/).map((one) => `${one}*`).join(" ");
    return html`<p class="widen">${t("search.endings")}
      <button @click=${() => refine({ query: wider })}>${t("search.widen", { query: wider })}</button></p>`;
  }

  #hits(result) {
    return html`<div class="hits">
      <div class="summary" role="status">${this.#summary(result)}</div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#widen(result)}
      ${this.hits?.length
        ? html`<div role="listbox" aria-label=${t("search.hits")} @keydown=${this.#key}>${this.hits.map((hit) => this.#hit(hit))}</div>`
        : nothing}
      ${result?.complete && this.hits.length < result.total ? html`<button class="more" @click=${this.#more}>${t("more")}</button>` : nothing}
    </div>`;
  }

  render() {
    const { result } = this;
    const identifiers = this.parameters.mode === "identifiers";
    const mode = (value) => refine({ mode: value, item: undefined });
    return html`
      ${identifiers ? nothing : html`<dalel-search-facets .facets=${result?.facets} .parameters=${this.parameters}></dalel-search-facets>`}
      <section class="middle" aria-label=${t("view.search")}>
        <div class="tabs">
          <button aria-pressed=${!identifiers} @click=${() => mode(undefined)}>${t("scale.search.text")}</button>
          <button aria-pressed=${identifiers} @click=${() => mode("identifiers")}>${t("scale.search.identifiers")}</button>
          <span class="space"></span>
          <dalel-drop-down .label=${t("scale.search.saved")}>
            <dalel-saved-searches .caseId=${this.caseId} .parameters=${this.parameters}></dalel-saved-searches>
          </dalel-drop-down>
        </div>
        ${identifiers ? html`<dalel-identifier-list .caseId=${this.caseId} .kind=${this.parameters.kind}></dalel-identifier-list>` : this.#hits(result)}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row} .query=${result?.query}></dalel-viewer>
    `;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-search-view", SearchView);

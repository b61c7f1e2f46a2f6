import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, number, size, t, time } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

/** Full-text search: hits with snippets, the one that is chosen beside. */
class SearchView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    result: { state: true },
    row: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: minmax(240px, 1fr) auto var(--viewer, 42%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .hits { overflow: auto; }
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

  willUpdate(changed) {
    const asked = JSON.stringify([this.caseId, this.parameters.query]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.#search(this.parameters.query);
    }
  }

  async #search(query) {
    this.result = this.row = this.problem = undefined;
    if (!query) {
      return;
    }
    this.busy = true;
    try {
      const result = await get(`/api/cases/${this.caseId}/search`, { query });
      if (query === this.parameters.query) {
        this.result = result;
      }
    } catch (problem) {
      this.problem = problem.message;
    }
    this.busy = false;
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
        ${hit.count > 1 ? html` · ${t("search.places", { count: number(hit.count) })}` : nothing}</div>
      <p>${this.#snippet(hit.snippet)}</p>
    </div>`;
  }

  render() {
    const { result } = this;
    return html`
      <section class="hits" aria-label=${t("view.search")}>
        <div class="summary" role="status">
          ${this.busy ? t("loading") : result ? t("search.total", { count: number(result.total) }) : t("search.hint")}
          ${result?.rewritten ? html`<div>${result.rewritten}</div>` : nothing}
        </div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${result?.hits.length
          ? html`<div role="listbox" aria-label=${t("search.hits")} @keydown=${this.#key}>${result.hits.map((hit) => this.#hit(hit))}</div>`
          : nothing}
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

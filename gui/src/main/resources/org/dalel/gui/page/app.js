import { LitElement, css, html, nothing } from "lit";
import { get, session } from "./api.js";
import { LANGUAGES, Localized, currentLanguage, initLanguage, setLanguage, t } from "./i18n.js";
import { watch } from "./live.js";
import { use } from "./marks.js";
import { go, route } from "./route.js";
import { initTheme, toggleTheme } from "./theme.js";
import { isTyping, nextPane } from "./parts/keys.js";
import { common } from "./parts/styles.js";
import "./views/case-list.js";
import { VIEWS } from "./views/index.js";
import "./parts/key-overview.js";
import "./parts/status-bar.js";

/** The shell: the bar at the top, the view that the address names, the bar at the bottom. */
class App extends Localized(LitElement) {
  static properties = { place: { state: true }, who: { state: true }, problem: { state: true }, facts: { state: true } };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; height: 100vh; }
      header { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap;
        gap: 4px 8px; min-height: 40px; padding: 4px 12px; }
      .brand { background: none; border: 0; color: var(--accent); font-weight: 700; letter-spacing: 0.02em; padding: 0 8px 0 0; }
      nav { display: flex; flex-wrap: wrap; gap: 2px; }
      nav button { border-color: transparent; background: none; padding: 0 8px; }
      nav button[aria-current="page"] { background: var(--selected); font-weight: 600; }
      form { flex: 1; display: flex; justify-content: center; min-width: 160px; }
      input[type="search"] { max-width: 560px; width: 100%; }
      main { min-height: 0; overflow: hidden; }
      main > * { height: 100%; }
    `,
  ];

  constructor() {
    super();
    this.place = route();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.#moved);
    addEventListener("keydown", this.#key);
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#moved);
    removeEventListener("keydown", this.#key);
    super.disconnectedCallback();
  }

  async firstUpdated() {
    try {
      this.who = await session();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #moved = () => {
    this.place = route();
  };

  /** What decides which views there are: asked again when the case or the view changes. */
  async willUpdate() {
    const { caseId, view } = this.place;
    if (this.who) {
      use(caseId);
      watch(caseId);
    }
    const asked = `${caseId} ${view}`;
    if (caseId && this.who && asked !== this.asked) {
      this.asked = asked;
      try {
        const facts = await get(`/api/cases/${caseId}/artifacts/types`);
        if (this.place.caseId === caseId) {
          this.facts = { ...facts, caseId };
        }
      } catch {
        this.facts = undefined; // the view itself tells the problem
      }
    }
  }

  #views() {
    const { caseId, view } = this.place;
    const facts = this.facts?.caseId === caseId ? this.facts : undefined;
    return VIEWS.filter((one) => !one.when || one.id === view || (facts && one.when(facts)));
  }

  #key = (event) => {
    const typing = isTyping(event);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      this.renderRoot.querySelector("input[type=search]")?.focus();
    } else if (event.key === "?" && !typing) {
      event.preventDefault();
      this.renderRoot.querySelector("dalel-key-overview").show();
    } else if (event.key === "F6") {
      event.preventDefault();
      const view = this.renderRoot.querySelector("main > *");
      view && nextPane(view, event.shiftKey);
    } else if ((event.key === "[" || event.key === "]") && !typing && this.place.caseId) {
      const views = this.#views();
      const at = views.findIndex((one) => one.id === this.place.view) + (event.key === "]" ? 1 : -1);
      go({ caseId: this.place.caseId, view: views.at(at % views.length).id });
    }
  };

  #search(event) {
    event.preventDefault();
    const query = new FormData(event.target).get("query").trim();
    if (query) {
      go({ caseId: this.place.caseId, view: "search", parameters: { query } });
    }
  }

  #bar() {
    const { caseId, view, parameters } = this.place;
    return html`<header>
      <button class="brand" @click=${() => go({})} title=${t("cases.title")}>Dalel</button>
      ${caseId
        ? html`<nav aria-label=${t("views")}>
            ${this.#views().map(
              (one) => html`<button aria-current=${one.id === view ? "page" : nothing}
                @click=${() => go({ caseId, view: one.id })}>${t(one.label)}</button>`,
            )}
          </nav>
          <form role="search" @submit=${this.#search}>
            <input type="search" name="query" .value=${parameters.query ?? ""} placeholder=${t("search.placeholder")}
              aria-label=${t("search.placeholder")} title="/">
          </form>`
        : html`<form></form>`}
      <select aria-label=${t("language")} @change=${(event) => setLanguage(event.target.value)}>
        ${Object.entries(LANGUAGES).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === currentLanguage()}>${name}</option>`,
        )}
      </select>
      <button aria-label=${t("theme")} title=${t("theme")} @click=${toggleTheme}>◐</button>
      <button aria-label=${t("scale.keys.title")} title="?" @click=${() => this.renderRoot.querySelector("dalel-key-overview").show()}>?</button>
    </header>`;
  }

  #main() {
    if (this.problem) {
      return html`<p class="problem" role="alert">${this.problem}</p>`;
    }
    if (!this.who) {
      return nothing;
    }
    const { caseId, view, parameters } = this.place;
    if (!caseId) {
      return html`<dalel-case-list></dalel-case-list>`;
    }
    const shown = VIEWS.find((one) => one.id === view) ?? VIEWS[0];
    return shown.draw(caseId, parameters);
  }

  render() {
    return html`${this.#bar()}
      <main>${this.#main()}</main>
      <dalel-status-bar .caseId=${this.place.caseId} .who=${this.who} @who=${(event) => (this.who = { ...this.who, ...event.detail })}></dalel-status-bar>
      <dalel-key-overview></dalel-key-overview>`;
  }
}

initTheme();
await initLanguage();
customElements.define("dalel-app", App);

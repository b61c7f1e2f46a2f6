import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, artifactName, number, t, word } from "../i18n.js";
import { on } from "../live.js";
import { go, refine } from "../route.js";
import { common } from "../parts/styles.js";
import { fields } from "../parts/fields.js";
import "../parts/data-table.js";
import "../parts/drop-down.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const PART = 200;
const LOOK_AGAIN_MILLIS = 1500;

/** What stands at its place in the evidence: artifacts of these types, one list each. */
const AT_PLACES = {
  cards: ["sim-card"],
  lists: ["sim-list", "call-list", "text-list", "gateway", "gateway-settings", "dial-plan"],
  logins: ["server-account"],
};

const WIDE = { answer: 320, "elsewhere-as": 240, from: 180, to: 180, iccid: 180, imsi: 150, imei: 150, first: 150, last: 150, operator: 150, number: 150 };
const USUAL = 110;
const NUMBERS = new Set([
  "devices", "calls", "answered", "talk-seconds", "texts", "activations", "cards", "answer-rate-percent", "numbers",
  "received", "sent", "ussd", "codes", "cards-or-lines", "records", "places",
]);
const IDENTIFIERS = new Set(["iccid", "imsi", "imei", "number", "e164"]);
/** Columns whose values are words of the program. */
const WORDS = new Set(["clock", "here-as", "kind"]);

/** SIM cards, devices and traffic: the tables of `dalel sims`, and where cards, lists and logins stand. */
class SimsView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    tables: { state: true },
    places: { state: true },
    found: { state: true },
    widths: { state: true },
    chosen: { state: true },
    row: { state: true },
    said: { state: true },
    problem: { state: true },
    isOld: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: max-content minmax(300px, 1fr) auto var(--viewer, 32%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      nav { border-inline-end: 1px solid var(--line); max-width: 260px; overflow: auto; padding: 8px; }
      nav h2 { color: var(--text-low); font-size: var(--size-small); font-weight: 600; margin: 10px 8px 4px; }
      nav button { background: none; border: 0; display: flex; gap: 12px; height: auto; justify-content: space-between; padding: 4px 8px; text-align: start; width: 100%; }
      nav button:hover { background: var(--hover); }
      nav .count { color: var(--text-low); }
      .main { display: flex; flex-direction: column; }
      .bar { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 8px; padding: 6px 12px; }
      .bar h2 { flex: 1; font-size: 15px; font-weight: 600; margin: 0; }
      dalel-table { flex: 1; }
      .waits { padding: 12px 16px; }
      .page, aside { overflow: auto; padding: 12px 16px 24px; }
      .cards { display: grid; gap: 10px; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); }
      .card { border: 1px solid var(--line); border-radius: var(--radius); padding: 8px 12px; }
      .card.chosen { background: var(--selected); }
      th { color: var(--text-low); font-weight: 400; padding: 1px 12px 1px 0; text-align: start; vertical-align: top; white-space: nowrap; }
      td { overflow-wrap: anywhere; }
      .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.end = on("view", () => this.asked && this.#load());
  }

  disconnectedCallback() {
    this.end();
    clearTimeout(this.later);
    super.disconnectedCallback();
  }

  willUpdate() {
    if (this.caseId !== this.asked) {
      this.asked = this.caseId;
      this.tables = this.places = this.found = this.chosen = this.row = undefined;
      this.#load();
    }
    const shown = this.#shown();
    if (shown !== this.drawn) {
      this.drawn = shown;
      this.chosen = this.said = undefined;
      this.found = undefined;
      this.source = undefined;
      if (shown in AT_PLACES) {
        this.#more();
      }
    }
  }

  /** Until the tables are those of the newest state of the case; what is shown meanwhile is said to be older. */
  async #load() {
    clearTimeout(this.later);
    const { caseId } = this;
    try {
      const [sims, types] = await Promise.all([
        get(`/api/cases/${caseId}/sims`).catch((problem) => this.#without(problem)),
        get(`/api/cases/${caseId}/artifacts/types`),
      ]);
      if (caseId !== this.caseId) {
        return;
      }
      const count = (kinds) => kinds.reduce((sum, kind) => sum + (types.types[kind] ?? 0), 0);
      this.places = Object.fromEntries(Object.entries(AT_PLACES).map(([name, kinds]) => [name, count(kinds)]));
      this.types = types.types;
      if (sims.view !== this.stamp) {
        this.stamp = sims.view;
        this.source = this.chosen = undefined;
      }
      this.tables = sims.tables;
      this.isOld = sims.current === false;
      if (this.isOld && this.isConnected) {
        this.later = setTimeout(() => this.#load(), LOOK_AGAIN_MILLIS);
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** A case of an older version has no tables; cards at their places it has. */
  #without(problem) {
    this.problem = problem.message;
    return { tables: [] };
  }

  /** The table of the address; else the first in which there is anything. */
  #shown() {
    if (!this.tables) {
      return undefined;
    }
    const wanted = this.parameters?.table;
    if (wanted && (wanted in AT_PLACES || this.tables.some((one) => one.name === wanted))) {
      return wanted;
    }
    const some = this.tables.find((one) => one.total > 0)?.name;
    return some ?? Object.keys(AT_PLACES).find((name) => this.places[name] > 0) ?? "cards";
  }

  #table() {
    return this.tables?.find((one) => one.name === this.drawn);
  }

  /** Artifacts of the types of a list, one type after the other. */
  async #more() {
    const name = this.drawn;
    const known = this.found?.rows ?? [];
    let from = known.length;
    try {
      for (const type of AT_PLACES[name]) {
        const total = this.types[type] ?? 0;
        if (from < total) {
          const part = await get(`/api/cases/${this.caseId}/artifacts`, { type, from, count: PART });
          if (name === this.drawn) {
            this.found = { rows: [...known, ...part.rows.map((one) => ({ type, ...one }))] };
          }
          return;
        }
        from -= total;
      }
      this.found = { rows: known };
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #rows() {
    const name = this.drawn;
    return (this.source ??= async (from, count) => {
      const page = await get(`/api/cases/${this.caseId}/sims/rows`, { table: name, from, count });
      return { total: page.total, rows: page.rows.map((values, i) => ({ at: from + i, values })) };
    });
  }

  #columns() {
    const { columns } = this.#table();
    return columns.map((name, i) => ({
      id: name,
      label: t(`sims.column.${name}`),
      width: this.widths?.[name] ?? WIDE[name] ?? USUAL,
      end: NUMBERS.has(name),
      text: (row) => this.#text(name, row.values[i]),
      draw: (row) => this.#text(name, row.values[i]),
    }));
  }

  #text(name, value) {
    if (value === "") {
      return "";
    }
    if (NUMBERS.has(name)) {
      return number(Number(value));
    }
    if (name === "elsewhere-as") {
      return value.split(", ").map(artifactName).join(", ");
    }
    return WORDS.has(name) ? word("sims.word", value) : value;
  }

  async #export(format) {
    this.said = t("table.exporting");
    try {
      const { file } = await post(`/api/cases/${this.caseId}/export/sims`, { format, table: this.#table()?.name ?? "" });
      const link = document.createElement("a");
      link.href = `/api/cases/${this.caseId}/export/file?file=${file}`;
      link.download = "";
      link.click();
      this.said = t("sims.exported");
    } catch (problem) {
      this.said = problem.message;
    }
  }

  #choose(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #tab(name, count) {
    return html`<button role="tab" aria-selected=${name === this.drawn} @click=${() => refine({ table: name })}>
      <span>${t(`sims.table.${name}`)}</span><span class="count">${number(count)}</span></button>`;
  }

  #menu() {
    return html`<dalel-drop-down .label=${t("table.export")}>
      ${this.#table() ? html`<button class="quiet" @click=${() => this.#export("csv")}>${t("sims.export.csv")}</button>` : nothing}
      <button class="quiet" @click=${() => this.#export("xlsx")}>${t("sims.export.xlsx")}</button>
      <button class="quiet" @click=${() => this.#export("requests")}>${t("sims.export.requests")}</button>
    </dalel-drop-down>`;
  }

  /** The chosen row with all its columns; numbers lead to where else they stand. */
  #details() {
    const table = this.#table();
    if (!this.chosen) {
      return html`<aside><p class="low">${t("sims.chooseRow")}</p></aside>`;
    }
    return html`<aside aria-label=${t("sims.details")}><table><tbody>
      ${table.columns.map((name, i) => [name, this.chosen.values[i]]).filter(([, value]) => value !== "").map(([name, value]) => html`<tr>
        <th scope="row">${t(`sims.column.${name}`)}</th>
        <td>${IDENTIFIERS.has(name) && /\d{5}/.test(value)
          ? html`<button class="link mono" @click=${() => go({ caseId: this.caseId, view: "search", parameters: { mode: "identifiers", query: value } })}>${value}</button>`
          : this.#text(name, value)}</td></tr>`)}
    </tbody></table></aside>`;
  }

  #placed() {
    const { found } = this;
    const total = this.places[this.drawn];
    return html`<div class="page">
      ${total === 0 ? html`<p class="low">${t("table.empty")}</p>` : nothing}
      ${found || total === 0 ? nothing : html`<p class="low">${t("loading")}</p>`}
      <div class="cards">${(found?.rows ?? []).map((one) => html`<div class="card ${one.row.locator === this.row?.locator ? "chosen" : ""}">
        ${AT_PLACES[this.drawn].length > 1 ? html`<div class="low">${artifactName(one.type)}</div>` : nothing}
        ${fields(one.fields)}
        <button class="link mono" @click=${() => this.#choose(one.row)}>${one.row.path}</button><br>
        <button class="link" @click=${() => go({ caseId: this.caseId, view: "links", parameters: { locator: one.row.locator } })}>${t("views.showLinks")}</button>
      </div>`)}</div>
      ${found && found.rows.length < total ? html`<p><button @click=${this.#more}>${t("views.firstShown", { count: number(found.rows.length), total: number(total) })}; ${t("more")}</button></p>` : nothing}
    </div>`;
  }

  render() {
    if (!this.tables) {
      return html`<p class="low waits">${this.problem ? html`<span class="problem" role="alert">${this.problem}</span>` : t("loading")}</p>`;
    }
    const table = this.#table();
    return html`
      <nav role="tablist" aria-orientation="vertical" aria-label=${t("view.sims")}>
        <h2>${t("sims.tables")}</h2>
        ${this.tables.map((one) => this.#tab(one.name, one.total))}
        <h2>${t("sims.atPlaces")}</h2>
        ${Object.entries(this.places).map(([name, count]) => this.#tab(name, count))}
      </nav>
      <section class="main" aria-label=${t("view.sims")}>
        <div class="bar"><h2>${t(`sims.table.${this.drawn}`)}</h2>
          <span class="low" role="status">${this.said ?? nothing}</span>${this.#menu()}</div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.isOld ? html`<p class="low waits" role="status">${t("sims.old")}</p>` : nothing}
        ${table
          ? html`<dalel-table .label=${t(`sims.table.${table.name}`)} .columns=${this.#columns()} .source=${this.#rows()}
              .keyOf=${(row) => String(row.at)} .chosen=${this.chosen ? String(this.chosen.at) : undefined}
              @choose=${(event) => (this.chosen = event.detail)}
              @width=${(event) => (this.widths = { ...this.widths, [event.detail.id]: event.detail.width })}></dalel-table>`
          : this.#placed()}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      ${table ? this.#details() : html`<dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`}`;
  }

  #resize(delta) {
    const now = this.renderRoot.lastElementChild.getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-sims-view", SimsView);

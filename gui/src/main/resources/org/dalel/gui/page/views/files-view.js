import { LitElement, css, html } from "lit";
import { get, post } from "../api.js";
import { Localized, number, t } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import { choices, columns, setWidth, showColumn } from "../parts/columns.js";
import "../parts/data-table.js";
import "../parts/drop-down.js";
import { FILTERS } from "../parts/filter-bar.js";
import "../parts/splitter.js";
import "../parts/tree-pane.js";
import "../viewers/viewer-pane.js";

const NARROWEST = 160;

/**
 * Tree, table and viewers. The address holds what is listed (`collection`, `type`, `place`, `deep`, filters),
 * how it is sorted and the item that is looked at.
 */
class FilesView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    row: { state: true },
    preparing: { state: true },
    marks: { state: true },
    said: { state: true },
    filtering: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: var(--tree, 250px) auto minmax(200px, 1fr) auto var(--viewer, 34%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .middle { display: flex; flex-direction: column; }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; gap: 8px; padding: 4px 8px; }
      .bar input { flex: 1; max-width: 260px; }
      label { align-items: center; display: inline-flex; gap: 4px; }
      label input { height: auto; }
      .space { flex: 1; }
      .choice { display: flex; padding: 2px 4px; }
      .said { color: var(--text-low); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      dalel-table { flex: 1; }
    `,
  ];

  willUpdate(changed) {
    const { item } = this.parameters;
    const query = this.#query();
    const listed = JSON.stringify([this.caseId, query]);
    if (listed !== this.listed) {
      this.listed = listed;
      this.source = (from, count) =>
        get(
          `/api/cases/${this.caseId}/rows`,
          { ...query, from, count },
          { preparing: (rows) => (this.preparing = rows) },
        );
    }
    if (changed.has("parameters") && item !== this.row?.locator) {
      this.#find(item);
    }
  }

  /** What is listed and how it is sorted: what the server gets. */
  #query() {
    const asked = ["collection", "type", "place", "deep", "sort", "descending", ...FILTERS];
    return Object.fromEntries(asked.map((name) => [name, this.parameters[name]]).filter(([, value]) => value));
  }

  async #export(format) {
    this.said = t("table.exporting");
    try {
      const { file, rows } = await post(`/api/cases/${this.caseId}/export`, { format, query: new URLSearchParams(this.#query()).toString() });
      const link = document.createElement("a");
      link.href = `/api/cases/${this.caseId}/export/file?file=${file}`;
      link.download = "";
      link.click();
      this.said = t("table.exported", { count: number(rows) });
    } catch (problem) {
      this.said = problem.message;
    }
  }

  #column(event, id) {
    showColumn(id, event.target.checked);
    this.requestUpdate();
  }

  async #find(locator) {
    this.row = undefined;
    if (locator) {
      try {
        this.row = (await get(`/api/cases/${this.caseId}/row`, { locator })).row;
      } catch {
        refine({ item: undefined }, { replace: true });
      }
    }
  }

  #choose(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #open(row) {
    if (row.inside) {
      refine({ place: row.locator, collection: undefined, type: undefined, name: undefined });
    }
  }

  #sort(column) {
    const same = (this.parameters.sort ?? "path") === column;
    refine({ sort: column, descending: same && !this.parameters.descending ? "true" : undefined });
  }

  #resize(pane, delta) {
    const now = this.renderRoot.querySelector(pane).getBoundingClientRect().width;
    const name = pane === "dalel-tree" ? "--tree" : "--viewer";
    this.style.setProperty(name, `${Math.max(NARROWEST, now + delta)}px`);
  }

  #filtered() {
    return this.filtering || FILTERS.some((one) => one !== "name" && this.parameters[one]);
  }

  render() {
    const { collection, type, place, deep, sort, descending, item, name } = this.parameters;
    return html`
      <dalel-tree .caseId=${this.caseId} .collection=${collection} .type=${type} .place=${place}
        @pick=${(event) => refine({ collection: undefined, type: undefined, place: undefined, ...event.detail })}></dalel-tree>
      <dalel-splitter @resize=${(event) => this.#resize("dalel-tree", event.detail)}></dalel-splitter>
      <section class="middle" aria-label=${t("table")}>
        <div class="bar">
          <input type="search" .value=${name ?? ""} placeholder=${t("table.filter")} aria-label=${t("table.filter")}
            @change=${(event) => refine({ name: event.target.value.trim() || undefined })}>
          ${place
            ? html`<label><input type="checkbox" .checked=${deep === "true"}
                @change=${(event) => refine({ deep: event.target.checked ? "true" : undefined })}>${t("table.deep")}</label>`
            : ""}
          <button aria-pressed=${this.#filtered()} @click=${() => (this.filtering = !this.filtering)}>${t("filter")}</button>
          <span class="space"></span>
          <span class="said" role="status">${this.marks ? t("table.marked", { count: number(this.marks) }) : (this.said ?? "")}</span>
          <button @click=${() => this.renderRoot.querySelector("dalel-table").copy()} title="Ctrl+C">${t("table.copy")}</button>
          <dalel-drop-down .label=${t("table.export")}>
            <button class="quiet" @click=${() => this.#export("csv")}>${t("table.export.csv")}</button>
            <button class="quiet" @click=${() => this.#export("jsonl")}>${t("table.export.jsonl")}</button>
          </dalel-drop-down>
          <dalel-drop-down .label=${t("table.columns")}>
            ${choices().map(
              (one) => html`<label class="choice"><input type="checkbox" .checked=${one.shown}
                @change=${(event) => this.#column(event, one.id)}>${one.label}</label>`,
            )}
          </dalel-drop-down>
        </div>
        <dalel-filter-bar .parameters=${this.parameters} ?open=${this.filtering} ?hidden=${!this.filtering && !this.parameters.identifier}></dalel-filter-bar>
        <dalel-table .columns=${columns()} .source=${this.source} .keyOf=${(row) => row.locator} .label=${t("table")}
          .sort=${sort ?? "path"} .descending=${descending === "true"} .chosen=${item}
          @width=${(event) => { setWidth(event.detail.id, event.detail.width); this.requestUpdate(); }}
          @marks=${(event) => { this.marks = event.detail; this.said = undefined; }}
          @copied=${(event) => { this.said = t("table.copied", { count: number(event.detail) }); this.marks = 0; }}
          @choose=${(event) => this.#choose(event.detail)} @open=${(event) => this.#open(event.detail)}
          @sort=${(event) => this.#sort(event.detail)}></dalel-table>
      </section>
      <dalel-splitter @resize=${(event) => this.#resize("dalel-viewer", -event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>
    `;
  }
}

customElements.define("dalel-files-view", FilesView);

import { LitElement, css, html } from "lit";
import { get, post } from "../api.js";
import { Localized, number, t } from "../i18n.js";
import { on } from "../live.js";
import * as marks from "../marks.js";
import { refine } from "../route.js";
import { isTyping } from "../parts/keys.js";
import { common } from "../parts/styles.js";
import { choices, columns, setWidth, showColumn, widened } from "../parts/columns.js";
import { artifactColumns } from "../parts/artifact-columns.js";
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
    grown: { state: true },
    problem: { state: true },
    fields: { state: true },
    artifact: { state: true },
    marks: { state: true },
    said: { state: true },
    filtering: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: var(--tree, calc(var(--side) - 30px)) auto minmax(200px, 1fr) auto var(--viewer, 34%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .middle { display: flex; flex-direction: column; }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 8px; padding: 4px 8px; }
      .bar input[type="search"] { flex: 100 1 100px; max-width: 260px; min-width: 0; }
      label { align-items: center; display: inline-flex; gap: 4px; }
      label input { height: auto; }
      .space { flex: 1; }
      .choice { display: flex; padding: 2px 4px; }
      .said { background: var(--surface-low); color: var(--text-low); overflow: hidden; padding: 2px 8px; text-overflow: ellipsis; white-space: nowrap; }
      .said:empty { display: none; }
      dalel-table { flex: 1; }
    `,
  ];

  willUpdate(changed) {
    const { artifacts, name, item } = this.parameters;
    const query = this.#query();
    const listed = JSON.stringify([this.caseId, query, artifacts, this.round]);
    if (changed.has("parameters") && changed.get("parameters")?.artifacts !== artifacts) {
      this.artifact = undefined;
    }
    if (listed !== this.listed) {
      this.listed = listed;
      this.fields = [];
      this.source = artifacts ? (from, count) => this.#artifacts(artifacts, name, from, count) : async (from, count) => {
        const found = await get(
          `/api/cases/${this.caseId}/rows`,
          { ...query, from, count },
          { preparing: (rows) => (this.preparing = rows) },
        );
        this.view ??= found.view;
        this.empty = !found.total && !Object.keys(query).some((one) => one !== "sort" && one !== "descending");
        this.#seen(found.view);
        return found;
      };
    }
    if (changed.has("parameters") && item !== this.row?.locator) {
      this.#find(item);
    }
  }

  #ends = [];

  connectedCallback() {
    super.connectedCallback();
    this.#ends = [on("view", ({ view }) => this.#seen(view))];
    marks.changes.addEventListener("change", this.#marked);
    addEventListener("keydown", this.#key);
  }

  disconnectedCallback() {
    this.#ends.forEach((end) => end());
    marks.changes.removeEventListener("change", this.#marked);
    removeEventListener("keydown", this.#key);
    super.disconnectedCallback();
  }

  /** Marks are drawn again; a list of marked items may have other rows now. */
  #marked = () => {
    const table = this.renderRoot.querySelector("dalel-table");
    if (this.parameters.mark && this.version !== marks.tags().version) {
      table?.refresh();
    }
    this.version = marks.tags().version;
    table?.requestUpdate();
  };

  #key = (event) => {
    const typing = isTyping(event);
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
      event.preventDefault();
      this.#act(() => marks.undo());
    }
  };

  async #act(action) {
    this.problem = undefined;
    try {
      await action();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** Artifacts are marked by the items that they are of. */
  #mark({ key, rows }) {
    const selection = [...new Set(rows.map((row) => row.locator ?? row.row?.locator).filter(Boolean))];
    const tag = marks.byKey(key);
    if (key === "r") {
      this.#act(() => marks.toggleReviewed(selection));
    } else if (tag) {
      this.#act(() => marks.toggle(tag.name, selection));
    }
  }

  /** The case has grown since tree and table were fetched: said, and shown at once when nothing is there. */
  #seen(view) {
    this.grown = Boolean(this.view && view && view !== this.view);
    if (this.grown && this.empty) {
      this.#showNew();
    }
  }

  #showNew() {
    this.grown = this.empty = false;
    this.view = undefined;
    this.round = (this.round ?? 0) + 1;
    this.renderRoot.querySelector("dalel-tree").reload();
    this.requestUpdate();
  }

  async #artifacts(type, text, from, count) {
    const { sort, descending } = this.parameters;
    const found = await get(`/api/cases/${this.caseId}/artifacts`, { type, text, sort, descending, from, count });
    if (from === 0 && type === this.parameters.artifacts) {
      this.fields = [...new Set(found.rows.flatMap((one) => Object.keys(one.fields)))];
    }
    return found;
  }


  /** What is listed and how it is sorted: what the server gets. */
  #query() {
    const asked = ["collection", "type", "place", "deep", "mark", "sort", "descending", ...FILTERS];
    return Object.fromEntries(asked.map((name) => [name, this.parameters[name]]).filter(([, value]) => value));
  }

  async #export(format) {
    this.said = t("table.exporting");
    try {
      const { artifacts, name } = this.parameters;
      const { file, rows } = artifacts
        ? await post(`/api/cases/${this.caseId}/export/artifacts`, { format, type: artifacts, text: name })
        : await post(`/api/cases/${this.caseId}/export`, { format, query: new URLSearchParams(this.#query()).toString() });
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

  #choose(chosen) {
    const row = chosen.row?.locator ? chosen.row : chosen;
    this.artifact = chosen === row ? undefined : chosen;
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #open(row) {
    if (row.inside) {
      refine({ place: row.locator, collection: undefined, type: undefined, mark: undefined, name: undefined });
    }
  }

  /** Artifacts have other columns than items: a sorting of the one is none of the other. */
  #sortFor(artifacts) {
    return artifacts === this.parameters.artifacts ? {} : { sort: undefined, descending: undefined };
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

  /** What can be done with a list; artifacts have the columns of their fields. */
  #choices(artifacts) {
    return html`<dalel-drop-down .label=${t("table.export")}>
        <button class="quiet" @click=${() => this.#export("csv")}>${t("table.export.csv")}</button>
        <button class="quiet" @click=${() => this.#export("jsonl")}>${t("table.export.jsonl")}</button>
      </dalel-drop-down>
      ${artifacts ? "" : html`<dalel-drop-down .label=${t("table.columns")}>
        ${choices().map(
          (one) => html`<label class="choice"><input type="checkbox" .checked=${one.shown}
            @change=${(event) => this.#column(event, one.id)}>${one.label}</label>`,
        )}
      </dalel-drop-down>`}`;
  }

  #filtered() {
    return this.filtering || FILTERS.some((one) => one !== "name" && one !== "identifier" && this.parameters[one]);
  }

  render() {
    const { collection, type, place, deep, mark, sort, descending, artifacts, item, name } = this.parameters;
    return html`
      <dalel-tree .caseId=${this.caseId} .collection=${collection} .type=${type} .place=${place} .mark=${mark} .artifacts=${artifacts}
        @pick=${(event) => refine({ ...this.#sortFor(event.detail.artifacts), collection: undefined, type: undefined, place: undefined, mark: undefined, artifacts: undefined, ...event.detail })}></dalel-tree>
      <dalel-splitter @resize=${(event) => this.#resize("dalel-tree", event.detail)}></dalel-splitter>
      <section class="middle" aria-label=${t("table")}>
        <div class="bar">
          <input type="search" .value=${name ?? ""} placeholder=${t(artifacts ? "views.filter" : "table.filter")} aria-label=${t(artifacts ? "views.filter" : "table.filter")}
            @change=${(event) => refine({ name: event.target.value.trim() || undefined })}>
          ${place
            ? html`<label><input type="checkbox" .checked=${deep === "true"}
                @change=${(event) => refine({ deep: event.target.checked ? "true" : undefined })}>${t("table.deep")}</label>`
            : ""}
          ${artifacts ? "" : html`<button aria-pressed=${Boolean(this.#filtered())} @click=${() => (this.filtering = !this.filtering)}>${t("filter")}</button>`}
          <span class="space"></span>
          ${this.grown ? html`<button class="primary" @click=${() => this.#showNew()}>${t("review.showNew")}</button>` : ""}
          <button @click=${() => this.#act(() => marks.undo())} title="Ctrl+Z">${t("review.undo")}</button>
          <button @click=${() => this.renderRoot.querySelector("dalel-table").copy()} title="Ctrl+C">${t("table.copy")}</button>
          ${this.#choices(artifacts)}
        </div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
        <dalel-filter-bar .parameters=${this.parameters} ?open=${this.#filtered()} ?hidden=${artifacts || (!this.#filtered() && !this.parameters.identifier)}></dalel-filter-bar>
        <dalel-table .columns=${artifacts ? widened(artifactColumns(this.fields)) : columns()} .source=${this.source} .keyOf=${(row) => row.locator ?? `${row.id}`} .label=${t("table")}
          .sort=${sort ?? "path"} .descending=${descending === "true"} .chosen=${artifacts ? this.artifact && `${this.artifact.id}` : item}
          @mark=${(event) => this.#mark(event.detail)}
          @width=${(event) => { setWidth(event.detail.id, event.detail.width); this.requestUpdate(); }}
          @marks=${(event) => { this.marks = event.detail; this.said = undefined; }}
          @copied=${(event) => { this.said = t("table.copied", { count: number(event.detail) }); this.marks = 0; }}
          @choose=${(event) => this.#choose(event.detail)} @open=${(event) => this.#open(event.detail)}
          @sort=${(event) => this.#sort(event.detail)}></dalel-table>
        <div class="said" role="status">${this.marks ? t("table.marked", { count: number(this.marks) }) : (this.said ?? "")}</div>
      </section>
      <dalel-splitter @resize=${(event) => this.#resize("dalel-viewer", -event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row} .artifact=${this.artifact} .first=${artifacts ? "artifacts" : undefined}></dalel-viewer>
    `;
  }
}

customElements.define("dalel-files-view", FilesView);

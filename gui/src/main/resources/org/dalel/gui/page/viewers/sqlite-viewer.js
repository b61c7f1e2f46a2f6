import { css, html, nothing } from "lit";
import { number, t } from "../i18n.js";
import { preview } from "../parts/preview.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const PART = 100;

/** Tables of an SQLite database, read from a copy; rows a part at a time. */
class SqliteViewer extends ItemViewer {
  static properties = { table: { state: true }, part: { state: true } };

  static styles = [
    common,
    css`
      :host { display: flex; flex-direction: column; }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 6px; padding: 4px 8px; }
      select { max-width: 60%; }
      .rows { flex: 1; min-height: 0; overflow: auto; }
      table { border-collapse: collapse; }
      th { background: var(--surface-high); position: sticky; text-align: start; top: 0; }
      td, th { border: 1px solid var(--line); max-width: 320px; overflow: hidden; padding: 2px 8px; text-overflow: ellipsis; vertical-align: top; white-space: nowrap; }
      tr:hover td { overflow-wrap: anywhere; white-space: pre-wrap; }
      .note { background: var(--surface-high); color: var(--text-low); font-size: var(--size-small); overflow-wrap: anywhere; padding: 4px 10px; }
      .null { color: var(--text-low); }
    `,
  ];

  async fetch(signal) {
    this.part = this.table = undefined;
    const found = await preview(this.caseId, "tables", { locator: this.row.locator }, { signal });
    const first = found.tables.find((table) => table.rows) ?? found.tables[0];
    if (first) {
      await this.#show(first.name, 0, signal);
    }
    return found;
  }

  async #show(table, from, signal) {
    try {
      const part = await preview(this.caseId, "table", { locator: this.row.locator, table, from, count: PART }, { signal });
      this.table = table;
      this.part = { ...part, from };
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.table = table;
        this.part = { columns: [], rows: [], from: 0, problem: problem.message };
      }
    }
  }

  #cell(value) {
    if (value === null) {
      return html`<td class="null">NULL</td>`;
    }
    return typeof value === "object" ? html`<td class="mono" title=${t("hex.size", { size: number(value.bytes) })}>${value.hex}${value.bytes * 2 > value.hex.length ? "…" : ""}</td>` : html`<td>${value}</td>`;
  }

  draw({ tables, log }) {
    const { part } = this;
    const chosen = tables.find((one) => one.name === this.table);
    return html`<div class="bar">
        <select aria-label=${t("views.table")} @change=${(event) => this.#show(event.target.value, 0)}>
          ${tables.map((one) => html`<option value=${one.name} ?selected=${one.name === this.table}>${one.name} (${one.problem ? "?" : number(one.rows)})</option>`)}
        </select>
        ${part
          ? html`<button ?disabled=${part.from === 0} @click=${() => this.#show(this.table, Math.max(0, part.from - PART))} aria-label=${t("views.rowsBack")}>◂</button>
              <span>${number(part.from + (part.rows.length ? 1 : 0))}–${number(part.from + part.rows.length)} / ${number(chosen?.rows ?? 0)}</span>
              <button ?disabled=${part.rows.length < PART} @click=${() => this.#show(this.table, part.from + PART)} aria-label=${t("views.rowsOn")}>▸</button>`
          : nothing}
      </div>
      ${log ? html`<div class="note">${t("views.walApplied", { name: log })}</div>` : nothing}
      ${part?.problem || chosen?.problem ? html`<p class="problem">${part?.problem ?? chosen.problem}</p>` : nothing}
      <div class="rows" tabindex="0">${part
        ? html`<table><thead><tr>${part.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
            <tbody>${part.rows.map((row) => html`<tr>${row.map((value) => this.#cell(value))}</tr>`)}</tbody></table>`
        : html`<p class="low">${t("table.empty")}</p>`}</div>`;
  }
}

customElements.define("dalel-sqlite-viewer", SqliteViewer);

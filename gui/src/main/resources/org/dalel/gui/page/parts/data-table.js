import { LitElement, css, html, nothing } from "lit";
import { Localized, number, t } from "../i18n.js";
import { markStyles } from "./mark-dots.js";
import { RowPages } from "./row-pages.js";
import { common } from "./styles.js";

const OVERSCAN = 8;
/** Rows with places relative to the first of them: browsers know no place beyond 33 million. */
const BLOCK = 1000;
const NARROWEST = 40;
const WIDER = 20;
/** As many as the server takes in one action; more is exported. */
const MOST_MARKED = 10_000;
const AT_ONCE = 500;
/** Browsers lay out no taller element; longer lists are scrolled in proportion. */
const TALLEST = 15_000_000;

/**
 * A table over a list of any length: only the rows in sight are drawn, and only pages near them are
 * fetched. The owner gives `columns` ({id, label, width, sortable, end, draw, text}), a `source`
 * ((from, count) => Promise<{total, rows}>) and `keyOf` (row => string), and hears `choose` (a row),
 * `open` (Enter or double click), `sort` (a column's id), `width` ({id, width}: a column was made wider or
 * narrower), `marks` (how many rows are marked) and `mark` (a key pressed, and the rows it is
 * for). Rows are marked with Ctrl and Shift, as everywhere; `marked()` gives them.
 */
class DataTable extends Localized(LitElement) {
  static properties = {
    columns: { attribute: false },
    source: { attribute: false },
    keyOf: { attribute: false },
    label: {},
    sort: {},
    descending: { type: Boolean },
    chosen: {},
    total: { state: true },
    problem: { state: true },
    cursor: { state: true },
    marks: { state: true },
    notice: { state: true },
  };

  static styles = [
    common,
    markStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
      .scroller { flex: 1; min-height: 0; overflow: auto; position: relative; }
      .scroller:focus-visible { outline-offset: -2px; }
      .head { background: var(--surface-high); border-bottom: 1px solid var(--line); display: flex; position: sticky;
        top: 0; width: max-content; min-width: 100%; z-index: 1; }
      .head button { background: none; border: 0; border-right: 1px solid var(--line); border-radius: 0; flex: none;
        font-weight: 600; height: var(--row); overflow: hidden; padding: 0 8px; text-align: start; text-overflow: ellipsis;
        white-space: nowrap; }
      .head button:hover { background: var(--hover); }
      .column { display: flex; flex: none; position: relative; }
      .column button { width: 100%; }
      .grip { cursor: col-resize; height: 100%; position: absolute; right: -3px; touch-action: none; width: 7px; z-index: 1; }
      .grip:hover { background: var(--accent); }
      .row.marked { background: var(--selected); }
      .body { min-width: 100%; position: relative; width: max-content; }
      .rows { left: 0; min-width: 100%; position: absolute; top: 0; width: max-content; }
      .row { cursor: default; display: flex; height: var(--row); left: 0; line-height: var(--row); min-width: 100%;
        position: absolute; top: 0; white-space: nowrap; }
      .row { user-select: none; }
      .row:hover { background: var(--hover); }
      .row[aria-selected="true"] { background: var(--selected); }
      .row.cursor { box-shadow: inset 3px 0 0 var(--accent); }
      .cell { flex: none; overflow: hidden; padding: 0 8px; text-overflow: ellipsis; }
      .end { text-align: end; }
      .deleted { color: var(--danger); }
      .foot { background: var(--surface-low); border-top: 1px solid var(--line); padding: 2px 8px; }
      .foot:empty { display: none; }
      .empty { color: var(--text-low); padding: 24px; text-align: center; }
    `,
  ];

  #pages = new RowPages({
    changed: ({ total }) => {
      this.total = total;
      this.requestUpdate();
    },
    failed: (problem) => (this.problem = problem.message),
  });
  #anchor = 0;
  #height = 24;
  #marking = undefined;

  constructor() {
    super();
    this.total = undefined;
    this.cursor = 0;
    this.marks = new Map();
  }

  get #scroller() {
    return this.renderRoot.querySelector(".scroller");
  }

  connectedCallback() {
    super.connectedCallback();
    this.resizing = new ResizeObserver(() => this.requestUpdate());
    this.resizing.observe(this);
  }

  disconnectedCallback() {
    this.resizing.disconnect();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has("source")) {
      this.total = undefined;
      this.problem = undefined;
      this.cursor = 0;
      this.#anchor = 0;
      this.#setMarks(new Map());
      if (this.#scroller) {
        this.#scroller.scrollTop = 0;
      }
      this.#pages.use(this.source);
    }
  }

  /** Scrolls so that a position is in sight, in the middle where it was not. */
  show(position) {
    this.cursor = position;
    const scroller = this.#scroller;
    const seen = this.#visible();
    const top = scroller.scrollTop / this.#scale();
    if (position * this.#height < top) {
      scroller.scrollTop = position * this.#height * this.#scale();
    } else if ((position + 2) * this.#height > top + scroller.clientHeight) {
      scroller.scrollTop = (position - seen.count + OVERSCAN + 2) * this.#height * this.#scale();
    }
    this.requestUpdate();
  }

  /** The row at a position, when it has been fetched. */
  row(position) {
    return this.#pages.row(position);
  }

  #scale() {
    return Math.min(1, TALLEST / Math.max(1, (this.total ?? 0) * this.#height));
  }

  #visible() {
    const scroller = this.#scroller;
    const top = scroller ? scroller.scrollTop / this.#scale() : 0;
    const first = Math.max(0, Math.floor(top / this.#height) - OVERSCAN);
    const count = Math.ceil((scroller?.clientHeight ?? 400) / this.#height) + 2 * OVERSCAN;
    return { first, count, top };
  }

  /** Fetches again what is in sight, and stays where it is. */
  refresh() {
    this.#pages.clear();
    this.requestUpdate();
  }

  #choose(position) {
    this.cursor = position;
    const row = this.row(position);
    if (row) {
      this.dispatchEvent(new CustomEvent("choose", { detail: row }));
    }
  }

  /** The rows that are marked, in their order; the one at the cursor when none is. */
  marked() {
    return this.marks.size
      ? [...this.marks.values()].sort((a, b) => a.position - b.position).map((one) => one.row)
      : [this.row(this.cursor)].filter(Boolean);
  }

  /** By key, each with its row and position: a list that is fetched again keeps them. */
  #setMarks(marks) {
    this.marks = marks;
    this.notice = undefined;
    this.dispatchEvent(new CustomEvent("marks", { detail: marks.size }));
  }

  /** Marks all rows between the one that was chosen last and another; fetches those that are not here. */
  async #markTo(position) {
    const [first, last] = [Math.min(this.#anchor, position), Math.max(this.#anchor, position)];
    if (last - first >= MOST_MARKED) {
      this.notice = t("review.tooMany", { count: number(MOST_MARKED) });
      return;
    }
    const { generation } = this.#pages;
    const marks = new Map();
    for (let from = first; from <= last; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, last - from + 1);
      const loaded = Array.from({ length: count }, (_, index) => this.row(from + index));
      const rows = loaded.every(Boolean) ? loaded : (await this.source(from, count)).rows;
      rows.forEach((row, index) => marks.set(this.keyOf(row), { row, position: from + index }));
    }
    if (generation === this.#pages.generation) {
      this.#setMarks(marks);
    }
  }

  #click(event, position) {
    const row = this.row(position);
    if (event.shiftKey) {
      this.#marking = this.#markTo(position);
    } else if ((event.ctrlKey || event.metaKey) && row) {
      this.#toggle(row, position);
      this.#anchor = position;
    } else {
      this.#anchor = position;
      this.#setMarks(new Map());
    }
    this.#choose(position);
  }

  /** The row that was chosen before is the first that is marked. */
  #toggle(row, position) {
    const marks = new Map(this.marks);
    const before = this.row(this.cursor);
    if (!marks.size && position !== this.cursor && before && this.keyOf(before) === this.chosen) {
      marks.set(this.chosen, { row: before, position: this.cursor });
    }
    const key = this.keyOf(row);
    if (!marks.delete(key)) {
      marks.set(key, { row, position });
    }
    this.#setMarks(marks);
  }

  /** Tells the owner of a key for the marked rows, once they are all there. */
  async #act(key) {
    try {
      await this.#marking;
      const rows = this.marked();
      if (rows.length && !this.notice) {
        this.dispatchEvent(new CustomEvent("mark", { detail: { key, rows } }));
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #grip = (down, column) => {
    down.stopPropagation();
    const grip = down.target;
    const width = column.width;
    const move = (event) => {
      const wider = Math.max(NARROWEST, width + event.clientX - down.clientX);
      this.dispatchEvent(new CustomEvent("width", { detail: { id: column.id, width: Math.round(wider) } }));
    };
    grip.setPointerCapture(down.pointerId);
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", () => grip.removeEventListener("pointermove", move), { once: true });
  };

  /** Alt and an arrow key make a column narrower or wider. */
  #widen(event, column) {
    const wider = event.altKey && { ArrowLeft: -WIDER, ArrowRight: WIDER }[event.key];
    if (wider) {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent("width", { detail: { id: column.id, width: Math.max(NARROWEST, column.width + wider) } }));
    }
  }

  #open(position) {
    const row = this.row(position);
    if (row) {
      this.dispatchEvent(new CustomEvent("open", { detail: row }));
    }
  }

  #key = (event) => {
    if (event.target.closest(".head") && (event.key === "Enter" || event.key === " ")) {
      return; // the button of a column does its own
    }
    const page = Math.max(1, this.#visible().count - 2 * OVERSCAN - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined && this.total) {
      event.preventDefault();
      const position = Math.min(this.total - 1, Math.max(0, this.cursor + step));
      this.show(position);
      if (event.shiftKey) {
        this.#marking = this.#markTo(position);
      } else {
        this.#anchor = position;
        this.#setMarks(new Map());
      }
      this.#choose(position);
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && this.total) {
      event.preventDefault();
      this.#anchor = 0;
      this.#marking = this.#markTo(this.total - 1);
    } else if (event.key.toLowerCase() === "c" && (event.ctrlKey || event.metaKey)) {
      this.copy();
    } else if (event.key === " ") {
      event.preventDefault();
      this.#click({ ctrlKey: true }, this.cursor);
    } else if (/^[1-9rR]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && this.marked().length) {
      event.preventDefault();
      this.#act(event.key.toLowerCase());
    } else if (event.key === "Enter") {
      this.#open(this.cursor);
    }
  };

  /** Puts the marked rows on the clipboard: the columns in sight, with tabs between, with their names. */
  async copy() {
    const columns = this.columns;
    const cell = (text) => String(text).replace(/[\t\r\n]/g, " ");
    const lines = [columns.map((column) => column.label), ...this.marked().map((row) => columns.map((column) => (column.text ?? column.draw)(row)))];
    await navigator.clipboard.writeText(lines.map((line) => line.map(cell).join("\t")).join("\n"));
    this.dispatchEvent(new CustomEvent("copied", { detail: lines.length - 1 }));
  }

  #head() {
    return html`<div class="head" role="row" aria-rowindex="1">
      ${this.columns.map((column) => {
        const sorted = column.id === this.sort;
        return html`<div role="columnheader" class="column" .style=${`width: ${column.width}px`}
          aria-sort=${sorted ? (this.descending ? "descending" : "ascending") : "none"} aria-label=${column.label}>
          <button class=${column.end ? "end" : ""} title=${column.label}
            aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight" @keydown=${(event) => this.#widen(event, column)}
            @click=${() => column.sortable && this.dispatchEvent(new CustomEvent("sort", { detail: column.id }))}
          >${column.label}${sorted ? (this.descending ? " ▾" : " ▴") : ""}</button>
          <span class="grip" aria-hidden="true" @pointerdown=${(event) => this.#grip(event, column)}></span>
        </div>`;
      })}
    </div>`;
  }

  #row(position, y) {
    const row = this.row(position);
    const key = row && this.keyOf(row);
    const marked = this.marks.has(key);
    return html`<div role="row" id="r${position}" aria-rowindex=${position + 2} aria-selected=${key !== undefined && (this.marks.size ? marked : key === this.chosen)}
      class="row ${position === this.cursor ? "cursor" : ""} ${marked ? "marked" : ""}" .style=${`transform: translateY(${y}px)`}
      @click=${(event) => this.#click(event, position)} @dblclick=${() => this.#open(position)}>
      ${this.columns.map(
        (column) => html`<div role="gridcell" class="cell ${column.end ? "end" : ""} ${(row?.state === "deleted" || row?.state === "orphan") && column.id === "name" ? "deleted" : ""}"
          .style=${`width: ${column.width}px`}>${row ? column.draw(row) : nothing}</div>`,
      )}
    </div>`;
  }

  render() {
    this.#height = parseFloat(getComputedStyle(this).getPropertyValue("--row")) || 24;
    const total = this.total ?? 0;
    const { first, count, top } = this.#visible();
    const last = Math.min(total, first + count);
    const scroll = top * this.#scale();
    this.#pages.look(first, last);
    // each row keeps its element while it is in sight, and its place among those of its block
    const block = Math.floor(first / BLOCK) * BLOCK;
    const rows = [];
    for (let position = first; position < last; position++) {
      rows[position % count] = this.#row(position, (position - block) * this.#height);
    }
    const tall = Math.min(TALLEST, total * this.#height);
    return html`
      <div class="scroller" role="grid" tabindex="0" aria-multiselectable="true" aria-label=${this.label ?? ""} aria-rowcount=${total + 1}
        aria-activedescendant=${total ? `r${this.cursor}` : nothing}
        @scroll=${() => this.requestUpdate()} @keydown=${this.#key}>
        ${this.#head()}
        <div class="body" role="rowgroup" .style=${`height: ${tall}px; width: ${this.columns.reduce((sum, c) => sum + c.width, 0)}px`}>
          <div class="rows" role="presentation" .style=${`transform: translateY(${scroll + block * this.#height - top}px)`}>${[...rows]}</div></div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.total === 0 ? html`<p class="empty">${t("table.empty")}</p>` : nothing}
        ${this.total === undefined && !this.problem ? html`<p class="empty">${t("loading")}</p>` : nothing}
      </div>
      <div class="foot" role="status">${this.notice ?? nothing}</div>`;
  }
}

customElements.define("dalel-table", DataTable);

import { LitElement, css, html, nothing } from "lit";
import { Localized, number, t } from "../i18n.js";
import { markStyles } from "./mark-dots.js";
import { common } from "./styles.js";

const PAGE = 100;
const KEPT_PAGES = 60;
const OVERSCAN = 8;
/** As many as the server takes in one action. */
const MOST_SELECTED = 10_000;
const AT_ONCE = 500;
/** Browsers lay out no taller element; longer lists are scrolled in proportion. */
const TALLEST = 15_000_000;

/**
 * A table over a list of any length: only the rows in sight are drawn, and only pages near them are
 * fetched. The owner gives `columns` ({id, label, width, sortable, end, draw}), a `source`
 * ((from, count) => Promise<{total, rows}>) and `keyOf` (row => string), and hears `choose` (a row),
 * `open` (Enter or double click), `sort` (a column's id), and `mark` (a key pressed, and the keys of
 * the rows that are selected): Shift and Ctrl with a click or an arrow select several rows.
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
    selected: { state: true },
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
      .body { min-width: 100%; position: relative; width: max-content; }
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

  #pages = new Map();
  #generation = 0;
  #height = 24;
  #anchor = 0;
  #selecting = undefined;

  constructor() {
    super();
    this.total = undefined;
    this.cursor = 0;
    this.selected = new Map();
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
      this.#pages.clear();
      this.#generation++;
      this.total = undefined;
      this.problem = undefined;
      this.cursor = this.#anchor = 0;
      this.selected = new Map();
      this.notice = undefined;
      if (this.#scroller) {
        this.#scroller.scrollTop = 0;
      }
      this.#fetch(0);
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
    return this.#pages.get(Math.floor(position / PAGE))?.[position % PAGE];
  }

  async #fetch(page) {
    if (!this.source || this.#pages.has(page)) {
      return;
    }
    this.#pages.set(page, undefined);
    const generation = this.#generation;
    try {
      const found = await this.source(page * PAGE, PAGE);
      if (generation === this.#generation) {
        this.#pages.set(page, found.rows);
        this.total = found.total;
        this.#forget(page);
        this.requestUpdate();
      }
    } catch (problem) {
      if (generation === this.#generation && problem.name !== "AbortError") {
        this.problem = problem.message;
      }
    }
  }

  #forget(near) {
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    far.slice(0, Math.max(0, far.length - KEPT_PAGES)).forEach((page) => this.#pages.delete(page));
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
    this.#generation++;
    this.requestUpdate();
  }

  /** The keys of the rows that an action is for: those selected, or the one under the cursor. */
  get selection() {
    const row = this.row(this.cursor);
    return this.selected.size ? [...this.selected.keys()] : row ? [this.keyOf(row)] : [];
  }

  #select(position, event) {
    this.notice = undefined;
    if (event.shiftKey) {
      const [from, to] = [this.#anchor, position].sort((a, b) => a - b);
      this.#selecting = this.#range(from, to);
      return;
    }
    const several = event.ctrlKey || event.metaKey;
    const selected = several ? new Map(this.selected) : new Map();
    const row = this.row(position);
    if (several && row) {
      const first = this.row(this.cursor);
      if (!selected.size && first) {
        selected.set(this.keyOf(first), first);
      }
      const key = this.keyOf(row);
      if (selected.has(key)) {
        selected.delete(key);
      } else {
        selected.set(key, row);
      }
    }
    this.#anchor = position;
    this.selected = selected;
  }

  /** Selects all rows between two positions; those that were not fetched yet are fetched. */
  async #range(from, to) {
    if (to - from >= MOST_SELECTED) {
      this.notice = t("review.tooMany", { count: number(MOST_SELECTED) });
      return;
    }
    const generation = this.#generation;
    const selected = new Map();
    for (let at = from; at <= to; at += AT_ONCE) {
      const count = Math.min(AT_ONCE, to - at + 1);
      const loaded = Array.from({ length: count }, (_, index) => this.row(at + index));
      const rows = loaded.every(Boolean) ? loaded : (await this.source(at, count)).rows;
      rows.forEach((row) => selected.set(this.keyOf(row), row));
    }
    if (generation === this.#generation) {
      this.selected = selected;
    }
  }

  async #mark(key) {
    try {
      await this.#selecting;
      const { selection } = this;
      if (selection.length && !this.notice) {
        this.dispatchEvent(new CustomEvent("mark", { detail: { key, selection } }));
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #choose(position) {
    this.cursor = position;
    const row = this.row(position);
    if (row) {
      this.dispatchEvent(new CustomEvent("choose", { detail: row }));
    }
  }

  #open(position) {
    const row = this.row(position);
    if (row) {
      this.dispatchEvent(new CustomEvent("open", { detail: row }));
    }
  }

  #key = (event) => {
    const page = Math.max(1, this.#visible().count - 2 * OVERSCAN - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined && this.total) {
      event.preventDefault();
      const position = Math.min(this.total - 1, Math.max(0, this.cursor + step));
      this.show(position);
      this.#select(position, { shiftKey: event.shiftKey });
      this.#choose(position);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey) && this.total) {
      event.preventDefault();
      this.#anchor = 0;
      this.#select(this.total - 1, { shiftKey: true });
    } else if (/^[1-9rR]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && this.selection.length) {
      event.preventDefault();
      this.#mark(event.key.toLowerCase());
    } else if (event.key === "Enter") {
      this.#open(this.cursor);
    }
  };

  #head() {
    return html`<div class="head" role="row" aria-rowindex="1">
      ${this.columns.map((column) => {
        const sorted = column.id === this.sort;
        return html`<button role="columnheader" tabindex="-1" class=${column.end ? "end" : ""}
          .style=${`width: ${column.width}px`} title=${column.label}
          aria-sort=${sorted ? (this.descending ? "descending" : "ascending") : "none"}
          @click=${() => column.sortable && this.dispatchEvent(new CustomEvent("sort", { detail: column.id }))}
        >${column.label}${sorted ? (this.descending ? " ▾" : " ▴") : ""}</button>`;
      })}
    </div>`;
  }

  #row(position, y) {
    const row = this.row(position);
    const key = row && this.keyOf(row);
    return html`<div role="row" id="r${position}" aria-rowindex=${position + 2} aria-selected=${key !== undefined && (this.selected.size ? this.selected.has(key) : key === this.chosen)}
      class="row ${position === this.cursor ? "cursor" : ""}" .style=${`transform: translateY(${y}px)`}
      @click=${(event) => { this.#select(position, event); this.#choose(position); }} @dblclick=${() => this.#open(position)}>
      ${this.columns.map(
        (column) => html`<div role="gridcell" class="cell ${column.end ? "end" : ""} ${row?.state === "deleted" && column.id === "name" ? "deleted" : ""}"
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
    const rows = [];
    for (let position = first; position < last; position++) {
      this.#fetch(Math.floor(position / PAGE));
      rows.push(this.#row(position, scroll + position * this.#height - top));
    }
    const tall = Math.min(TALLEST, total * this.#height);
    return html`
      <div class="scroller" role="grid" tabindex="0" aria-multiselectable="true" aria-label=${this.label ?? ""} aria-rowcount=${total + 1}
        aria-activedescendant=${total ? `r${this.cursor}` : nothing}
        @scroll=${() => this.requestUpdate()} @keydown=${this.#key}>
        ${this.#head()}
        <div class="body" role="rowgroup" .style=${`height: ${tall}px; width: ${this.columns.reduce((sum, c) => sum + c.width, 0)}px`}>${rows}</div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.total === 0 ? html`<p class="empty">${t("table.empty")}</p>` : nothing}
        ${this.total === undefined && !this.problem ? html`<p class="empty">${t("loading")}</p>` : nothing}
      </div>
      <div class="foot" role="status">${this.notice ?? (this.selected.size > 1 ? t("review.selected", { count: number(this.selected.size) }) : nothing)}</div>`;
  }
}

customElements.define("dalel-table", DataTable);

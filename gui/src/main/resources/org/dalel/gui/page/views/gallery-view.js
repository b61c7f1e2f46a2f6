import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, number, t } from "../i18n.js";
import * as marks from "../marks.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import { dots, markStyles } from "../parts/mark-dots.js";
import { isCapitals } from "../parts/system-files.js";
import "../parts/splitter.js";
import "../parts/thumbnail.js";
import "../viewers/viewer-pane.js";

const PART = 120;
const BLUR = "dalel.gallery.blur";

/**
 * All pictures as a grid, equal ones stacked: sorted by digest they stand together. Pictures are
 * blurred until somebody switches that off. Keys: arrows, Enter opens one large.
 */
class GalleryView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    stacks: { state: true },
    row: { state: true },
    blurred: { state: true },
    large: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    markStyles,
    css`
      :host { display: grid; grid-template-columns: minmax(300px, 1fr) auto var(--viewer, 34%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .left { display: flex; flex-direction: column; }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 12px; padding: 4px 10px; }
      .bar label { align-items: center; display: inline-flex; gap: 4px; }
      .bar label input { height: auto; }
      .grid { align-content: start; display: grid; flex: 1; gap: 8px; grid-auto-rows: max-content; grid-template-columns: repeat(auto-fill, minmax(var(--cell), 1fr)); min-height: 0; overflow: auto; padding: 10px; --cell: calc(var(--size) * 12.3); --thumbnail: var(--cell); }
      .grid.large { --cell: calc(var(--size) * 24.6); }
      [role="option"] { background: var(--surface-low); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; position: relative; }
      [role="option"][aria-selected="true"] { background: var(--selected); border-color: var(--accent); }
      .name { font-size: var(--size-small); overflow: hidden; padding: 2px 6px; text-overflow: ellipsis; white-space: nowrap; }
      .count { background: var(--accent); border-radius: 9px; color: var(--accent-text); font-size: var(--size-small); padding: 0 7px; position: absolute; right: 4px; top: 4px; }
      .none { color: var(--text-low); padding: 24px; text-align: center; }
    `,
  ];

  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    marks.changes.addEventListener("change", this.#redraw);
  }

  disconnectedCallback() {
    marks.changes.removeEventListener("change", this.#redraw);
    super.disconnectedCallback();
  }

  constructor() {
    super();
    this.blurred = localStorage.getItem(BLUR) !== "off";
  }

  willUpdate() {
    if (this.caseId !== this.asked) {
      this.asked = this.caseId;
      this.stacks = undefined;
      this.from = 0;
      this.total = undefined;
      this.#more();
    }
  }

  async #more() {
    const stacks = this.stacks ?? [];
    try {
      const found = await get(`/api/cases/${this.caseId}/rows`, { type: "image/*", sort: "sha256", from: this.from, count: PART });
      for (const row of found.rows) {
        const last = stacks.at(-1);
        if (last && row.sha256 && last[0].sha256 === row.sha256) {
          last.push(row);
        } else if (row.size > 0 && !isCapitals(row)) {
          stacks.push([row]);
        }
      }
      this.from += found.rows.length;
      this.total = found.total;
      this.stacks = [...stacks];
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** A large screen has room for more than one part. */
  updated() {
    const grid = this.renderRoot.querySelector(".grid");
    if (grid && grid.clientHeight && grid.scrollHeight <= grid.clientHeight) {
      this.#fill();
    }
  }

  #fill() {
    if (this.from < this.total && !this.fetching && !this.problem) {
      this.fetching = true;
      this.#more().finally(() => (this.fetching = false));
    }
  }

  #choose(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #blur(on) {
    this.blurred = on;
    localStorage.setItem(BLUR, on ? "on" : "off");
  }

  #key = (event) => {
    const options = [...this.renderRoot.querySelectorAll('[role="option"]')];
    const at = options.indexOf(event.target);
    const wide = options.filter((one) => one.offsetTop === options[0].offsetTop).length;
    const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: wide, ArrowUp: -wide }[event.key];
    if (move && options[at + move]) {
      event.preventDefault();
      options[at + move].focus();
      options[at + move].click();
    } else if (event.key === "Enter") {
      this.large = !this.large;
    } else if (this.stacks[at]) {
      // equal pictures are marked together
      marks.byEvent(event, this.stacks[at].map((row) => row.locator))?.catch((problem) => (this.problem = problem.message));
    }
  };

  #scrolled(event) {
    const { scrollTop, clientHeight, scrollHeight } = event.target;
    if (scrollTop + clientHeight > scrollHeight - 400) {
      this.#fill();
    }
  }

  render() {
    return html`
      <section class="left" aria-label=${t("view.gallery")}>
        <div class="bar">
          <label><input type="checkbox" .checked=${this.blurred} @change=${(event) => this.#blur(event.target.checked)}>${t("views.blur")}</label>
          <label><input type="checkbox" .checked=${Boolean(this.large)} @change=${(event) => (this.large = event.target.checked)}>${t("views.large")}</label>
          <span class="low" role="status">${this.total === undefined ? t("loading") : t("views.pictures", { count: number(this.total) })}</span>
        </div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.stacks?.length
          ? html`<div class="grid ${this.large ? "large" : ""}" role="listbox" aria-label=${t("view.gallery")} @keydown=${this.#key} @scroll=${this.#scrolled}>
              ${this.stacks.map(
                (stack) => html`<div role="option" tabindex="0" aria-selected=${stack[0].locator === this.row?.locator} @click=${() => this.#choose(stack[0])} title=${stack[0].path}>
                  <dalel-thumbnail .caseId=${this.caseId} .row=${stack[0]} .blurred=${this.blurred} .side=${320}></dalel-thumbnail>
                  <div class="name">${dots(stack[0])} ${stack[0].name}</div>
                  ${stack.length > 1 ? html`<span class="count" title=${t("views.stacked", { count: number(stack.length) })}>${number(stack.length)}</span>` : nothing}
                </div>`,
              )}
            </div>`
          : this.stacks ? html`<p class="none">${t("views.noPictures")}</p>` : nothing}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-gallery-view", GalleryView);

import { css, html } from "lit";
import { get } from "../api.js";
import { number, t } from "../i18n.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const WIDE = 16;
const NARROW = 8;
/** Pixels that a line of 16 bytes takes, at 12 pixels a letter. */
const ROOM = 580;
const PART = 4096;

const hex = (value, digits) => value.toString(16).padStart(digits, "0");
const printable = (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".");

/** The bytes as they stand on the evidence, a part at a time; offsets are hexadecimal. */
class HexViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: flex; flex-direction: column; }
      .bar { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 6px; padding: 4px 8px; }
      input { width: 110px; }
      pre { flex: 1; font: var(--size-small) / 1.5 var(--mono); margin: 0; overflow: auto; padding: 8px 12px; }
      mark { background: var(--mark); color: var(--mark-text); }
      .offset { color: var(--text-low); }
    `,
  ];

  static properties = { told: { state: true } };

  #from = 0;
  #hit;
  #width = WIDE;

  /** In a narrow pane a line has fewer bytes, so that letters stand beside them. */
  #measure = () => {
    const letters = parseFloat(getComputedStyle(this).getPropertyValue("--size-small")) || 12;
    const width = this.clientWidth < (ROOM * letters) / 12 ? NARROW : WIDE;
    if (width !== this.#width) {
      this.#width = width;
      this.requestUpdate();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    this.resizing = new ResizeObserver(this.#measure);
    this.resizing.observe(this);
  }

  disconnectedCallback() {
    this.resizing.disconnect();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has("row")) {
      this.#from = 0;
      this.#hit = this.told = undefined;
    }
    super.willUpdate(changed);
  }

  async fetch(signal) {
    const found = await get(`/api/cases/${this.caseId}/item/bytes`, { locator: this.row.locator, from: this.#from, count: PART }, { signal });
    return { ...found, bytes: Uint8Array.from(atob(found.base64), (letter) => letter.charCodeAt(0)) };
  }

  #go(from) {
    this.#from = Math.max(0, Math.floor(from / WIDE) * WIDE);
    this.reload();
  }

  /** Goes on behind the last hit; a long search is asked for in pieces. */
  async #find(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const [what, as] = [data.get("what"), data.get("as")];
    if (!what) {
      return;
    }
    const same = this.#hit?.what === what && this.#hit.as === as;
    let from = same ? this.#hit.at + 1 : this.#from;
    const { locator } = this.row;
    try {
      this.told = t("loading");
      for (let found; ; from = found.go_on) {
        found = await get(`/api/cases/${this.caseId}/item/find`, { locator, what, as, from });
        if (locator !== this.row.locator) {
          return;
        }
        if (found.at !== undefined) {
          this.#hit = { what, as, at: found.at, length: found.length };
          this.told = hex(found.at, 8);
          this.#go(found.at);
          return;
        }
        if (found.go_on === undefined) {
          this.#hit = undefined;
          this.told = t("views.notFound");
          return;
        }
      }
    } catch (problem) {
      this.told = problem.message;
    }
  }

  #line(bytes, at, from) {
    const line = [...bytes.subarray(at, at + this.#width)];
    const hit = this.#hit;
    const isHit = (index) => hit && from + at + index >= hit.at && from + at + index < hit.at + hit.length;
    const digits = line.map((byte, index) => (isHit(index) ? html`<mark>${hex(byte, 2)}</mark> ` : `${hex(byte, 2)} `));
    const fill = " ".repeat((this.#width - line.length) * 3 + 1);
    const letters = line.map((byte, index) => (isHit(index) ? html`<mark>${printable(byte)}</mark>` : printable(byte)));
    return html`<span class="offset">${hex(from + at, 8)}</span>  ${digits}${fill}${letters}\n`;
  }

  draw({ bytes, from, size }) {
    const lines = Array.from({ length: Math.ceil(bytes.length / this.#width) }, (_, index) => this.#line(bytes, index * this.#width, from));
    return html`
      <form class="bar" @submit=${(event) => { event.preventDefault(); this.#go(parseInt(new FormData(event.target).get("offset"), 16) || 0); }}>
        <label>${t("hex.offset")} <input name="offset" class="mono" .value=${hex(from, 1)} pattern="[0-9a-fA-F]+"></label>
        <button type="submit">${t("hex.go")}</button>
        <button type="button" ?disabled=${from === 0} @click=${() => this.#go(from - PART)} aria-label=${t("hex.back")}>◂</button>
        <button type="button" ?disabled=${from + bytes.length >= size} @click=${() => this.#go(from + PART)} aria-label=${t("hex.on")}>▸</button>
        <span class="low">${t("hex.size", { size: number(size) })}</span>
      </form>
      <form class="bar" @submit=${this.#find}>
        <input name="what" class="mono" .value=${this.#hit?.what ?? ""} aria-label=${t("views.findBytes")} placeholder=${t("views.findBytes")}>
        <select name="as" aria-label=${t("views.findAs")}>${["hex", "utf-8", "utf-16"].map((one) => html`<option value=${one} ?selected=${one === this.#hit?.as}>${one}</option>`)}</select>
        <button type="submit">${t("views.findNext")}</button>
        <span class="low mono" role="status">${this.told ?? ""}</span>
      </form>
      <pre tabindex="0">${lines}</pre>`;
  }
}

customElements.define("dalel-hex-viewer", HexViewer);

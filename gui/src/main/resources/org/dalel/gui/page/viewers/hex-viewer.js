import { css, html } from "lit";
import { get } from "../api.js";
import { number, t } from "../i18n.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const WIDTH = 16;
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
      .offset { color: var(--text-low); }
    `,
  ];

  #from = 0;

  willUpdate(changed) {
    if (changed.has("row")) {
      this.#from = 0;
    }
    super.willUpdate(changed);
  }

  async fetch(signal) {
    const found = await get(`/api/cases/${this.caseId}/item/bytes`, { locator: this.row.locator, from: this.#from, count: PART }, { signal });
    return { ...found, bytes: Uint8Array.from(atob(found.base64), (letter) => letter.charCodeAt(0)) };
  }

  #go(from) {
    this.#from = Math.max(0, Math.floor(from / WIDTH) * WIDTH);
    this.reload();
  }

  #line(bytes, at, from) {
    const line = [...bytes.subarray(at, at + WIDTH)];
    const digits = line.map((byte) => hex(byte, 2)).join(" ").padEnd(WIDTH * 3 - 1);
    return html`<span class="offset">${hex(from + at, 8)}</span>  ${digits}  ${line.map(printable).join("")}\n`;
  }

  draw({ bytes, from, size }) {
    const lines = Array.from({ length: Math.ceil(bytes.length / WIDTH) }, (_, index) => this.#line(bytes, index * WIDTH, from));
    return html`
      <form class="bar" @submit=${(event) => { event.preventDefault(); this.#go(parseInt(new FormData(event.target).get("offset"), 16) || 0); }}>
        <label>${t("hex.offset")} <input name="offset" class="mono" .value=${hex(from, 1)} pattern="[0-9a-fA-F]+"></label>
        <button type="submit">${t("hex.go")}</button>
        <button type="button" ?disabled=${from === 0} @click=${() => this.#go(from - PART)} aria-label=${t("hex.back")}>◂</button>
        <button type="button" ?disabled=${from + bytes.length >= size} @click=${() => this.#go(from + PART)} aria-label=${t("hex.on")}>▸</button>
        <span class="low">${t("hex.size", { size: number(size) })}</span>
      </form>
      <pre tabindex="0">${lines}</pre>`;
  }
}

customElements.define("dalel-hex-viewer", HexViewer);

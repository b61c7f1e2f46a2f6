import { LitElement, css, html, nothing } from "lit";
import { Localized, t } from "../i18n.js";
import { preview } from "./preview.js";
import { common } from "./styles.js";

const SIDE = 240;

/** A small picture of an item, scaled by the server; blurred when its owner says so. */
class Thumbnail extends Localized(LitElement) {
  static properties = { caseId: {}, row: { attribute: false }, blurred: { type: Boolean }, side: { type: Number }, url: { state: true }, failed: { state: true } };

  static styles = [
    common,
    css`
      :host { cursor: pointer; display: block; }
      img { background: repeating-conic-gradient(var(--surface-high) 0 25%, var(--line) 0 50%) 0 / 16px 16px; border-radius: var(--radius); display: block; max-height: 100%; max-width: 100%; object-fit: contain; }
      .frame { align-items: center; display: flex; height: var(--thumbnail, 180px); justify-content: center; overflow: hidden; }
      .blurred img { filter: blur(18px); }
      .low { font-size: var(--size-small); padding: 8px; text-align: center; }
    `,
  ];

  willUpdate(changed) {
    if (changed.has("row") && changed.get("row")?.locator !== this.row.locator) {
      this.#ask();
    }
  }

  async #ask() {
    const { locator } = this.row;
    this.url = this.failed = undefined;
    try {
      const { url } = await preview(this.caseId, "thumbnail", { locator, side: this.side ?? SIDE });
      if (locator === this.row.locator) {
        this.url = url;
      }
    } catch {
      this.failed = true;
    }
  }

  render() {
    return html`<div class="frame ${this.blurred ? "blurred" : ""}">
      ${this.failed
        ? html`<span class="low">${t("views.noThumbnail")}</span>`
        : this.url
          ? html`<img src=${this.url} alt=${this.row.name} @error=${() => (this.failed = true)}>`
          : nothing}</div>`;
  }
}

customElements.define("dalel-thumbnail", Thumbnail);

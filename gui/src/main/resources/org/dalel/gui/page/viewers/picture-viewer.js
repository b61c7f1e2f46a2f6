import { css, html, nothing } from "lit";
import { number, t } from "../i18n.js";
import { preview } from "../parts/preview.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const SIDE = 1600;
/** What browsers show and Java does not read. */
const RAW = /^image\/webp$/;

/** A picture: upright and scaled by a process of its own; bytes of evidence do not get here. */
class PictureViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { background: var(--surface-high); display: flex; flex-direction: column; }
      .frame { align-items: center; display: flex; flex: 1; justify-content: center; min-height: 0; padding: 8px; }
      img { display: block; max-height: 100%; max-width: 100%; object-fit: contain; }
      .facts { background: var(--surface-low); border-top: 1px solid var(--line); color: var(--text-low); font-size: var(--size-small); padding: 3px 10px; }
    `,
  ];

  fetch(signal) {
    const what = RAW.test(this.row.type) ? "link" : "picture";
    return preview(this.caseId, what, { locator: this.row.locator, side: SIDE }, { signal });
  }

  draw(picture) {
    return html`<div class="frame"><img src=${picture.url} alt=${this.row.name} @error=${() => (this.problem = t("viewer.broken"))}></div>
      ${picture.full_width
        ? html`<div class="facts">${number(picture.full_width)} × ${number(picture.full_height)}${picture.full_width > picture.width ? ` · ${t("views.scaled", { width: number(picture.width), height: number(picture.height) })}` : ""}${picture.orientation > 1 ? ` · ${t("views.turned")}` : ""}</div>`
        : nothing}`;
  }
}

customElements.define("dalel-picture-viewer", PictureViewer);

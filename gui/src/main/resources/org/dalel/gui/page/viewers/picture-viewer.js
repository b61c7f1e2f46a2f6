import { css, html } from "lit";
import { get } from "../api.js";
import { t } from "../i18n.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

/** A picture, served by the server of evidence. */
class PictureViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { background: var(--surface-high); display: block; overflow: auto; padding: 12px; }
      img { display: block; margin: auto; max-height: 100%; max-width: 100%; }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item/link`, { locator: this.row.locator }, { signal });
  }

  draw(link) {
    return html`<img src=${link.url} alt=${this.row.name} @error=${() => (this.problem = t("viewer.broken"))}>`;
  }
}

customElements.define("dalel-picture-viewer", PictureViewer);

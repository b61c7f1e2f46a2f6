import { css, html } from "lit";
import { get } from "../api.js";
import { t } from "../i18n.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

/** Video and sound in the browser's own player, fetched in ranges from the server of evidence. */
class MediaViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { align-items: center; background: var(--surface-high); display: flex; justify-content: center; padding: 10px; }
      video { max-height: 100%; max-width: 100%; }
      audio { width: 100%; }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item/link`, { locator: this.row.locator }, { signal });
  }

  #broken = () => {
    this.problem = t("views.mediaBroken");
  };

  draw({ url, type }) {
    if (!url) {
      return html`<p class="low">${t("views.mediaBroken")}</p>`;
    }
    return type.startsWith("video/")
      ? html`<video controls preload="metadata" src=${url} @error=${this.#broken} aria-label=${this.row.name}></video>`
      : html`<audio controls preload="metadata" src=${url} @error=${this.#broken} aria-label=${this.row.name}></audio>`;
  }
}

customElements.define("dalel-media-viewer", MediaViewer);

import { css, html } from "lit";
import { number, t } from "../i18n.js";
import { preview } from "../parts/preview.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

/** Pages of a PDF as pictures. */
class PdfViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { background: var(--surface-high); display: flex; flex-direction: column; }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; gap: 6px; padding: 4px 8px; }
      input { width: 70px; }
      .frame { flex: 1; min-height: 0; overflow: auto; padding: 10px; text-align: center; }
      img { box-shadow: 0 1px 4px #0005; max-width: 100%; }
    `,
  ];

  #page = 1;

  willUpdate(changed) {
    if (changed.has("row")) {
      this.#page = 1;
    }
    super.willUpdate(changed);
  }

  fetch(signal) {
    return preview(this.caseId, "pdf", { locator: this.row.locator, page: this.#page }, { signal });
  }

  #go(page) {
    this.#page = Math.min(Math.max(page, 1), this.found?.pages ?? page);
    this.reload();
  }

  draw({ url, page, pages }) {
    return html`<form class="bar" @submit=${(event) => { event.preventDefault(); this.#go(Number(new FormData(event.target).get("page")) || 1); }}>
        <button type="button" ?disabled=${page <= 1} @click=${() => this.#go(page - 1)} aria-label=${t("views.pageBack")}>◂</button>
        <input name="page" inputmode="numeric" .value=${String(page)} aria-label=${t("views.page")}>
        <span>/ ${number(pages)}</span>
        <button type="button" ?disabled=${page >= pages} @click=${() => this.#go(page + 1)} aria-label=${t("views.pageOn")}>▸</button>
      </form>
      <div class="frame" tabindex="0"><img src=${url} alt=${t("views.pageOf", { page, name: this.row.name })}></div>`;
  }
}

customElements.define("dalel-pdf-viewer", PdfViewer);

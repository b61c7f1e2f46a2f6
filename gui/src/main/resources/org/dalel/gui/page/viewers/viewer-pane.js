import { LitElement, css, html, nothing } from "lit";
import { Localized, t } from "../i18n.js";
import { isTyping } from "../parts/keys.js";
import { common } from "../parts/styles.js";
import { go } from "../route.js";
import { VIEWERS } from "./index.js";

/** The pane of viewers: tabs for those that suit the item; the one that was chosen last stays. */
class ViewerPane extends Localized(LitElement) {
  static properties = { caseId: {}, row: { attribute: false }, query: {}, first: {}, artifact: { attribute: false }, wanted: { state: true } };

  static styles = [
    common,
    css`
      :host { display: flex; flex-direction: column; }
      .top { align-items: center; border-bottom: 1px solid var(--line); display: flex; }
      .top button { flex: none; padding: 0 8px; }
      .name { flex: 1; font-weight: 600; min-width: 0; overflow: hidden; padding: 6px 10px; text-overflow: ellipsis; white-space: nowrap; }
      [role="tablist"] { background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 2px; padding: 4px 6px; }
      [role="tab"] { border-color: transparent; background: none; height: calc(var(--control) - 2px); }
      [role="tabpanel"] { flex: 1; min-height: 0; overflow: hidden; }
      [role="tabpanel"] > * { height: 100%; }
      .empty { color: var(--text-low); padding: 24px; text-align: center; }
    `,
  ];

  #links = () => this.row && go({ caseId: this.caseId, view: "links", parameters: { locator: this.row.locator } });

  #shortcut = (event) => {
    if (event.key.toLowerCase() === "l" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event)) {
      this.#links();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.#shortcut);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.#shortcut);
    super.disconnectedCallback();
  }

  #key = (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tabs = [...this.renderRoot.querySelectorAll('[role="tab"]')];
    const next = tabs[tabs.indexOf(event.target) + move];
    if (move && next) {
      next.focus();
      next.click();
    }
  };

  render() {
    if (!this.row) {
      return html`<p class="empty">${t("viewer.none")}</p>`;
    }
    const suited = VIEWERS.filter((viewer) => viewer.suits(this.row));
    const shown = suited.find((viewer) => viewer.id === (this.wanted ?? this.first ?? (this.query ? "text" : undefined))) ?? suited[0];
    return html`
      <div class="top">
        <div class="name" title=${this.row.locator}>${this.row.name}</div>
        <button class="quiet" title="${t("views.links.row")} (L)" aria-label=${t("views.links.row")} aria-keyshortcuts="l" @click=${this.#links}>${t("view.links")}</button>
      </div>
      <div role="tablist" aria-label=${t("viewers")} @keydown=${this.#key}>
        ${suited.map(
          (viewer) => html`<button role="tab" id="tab-${viewer.id}" aria-selected=${viewer === shown} aria-controls="panel"
            tabindex=${viewer === shown ? 0 : -1} @click=${() => (this.wanted = viewer.id)}>${t(viewer.label)}</button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${shown.id}">${shown.draw(this.caseId, this.row, this.query, this.artifact) ?? nothing}</div>
    `;
  }
}

customElements.define("dalel-viewer", ViewerPane);

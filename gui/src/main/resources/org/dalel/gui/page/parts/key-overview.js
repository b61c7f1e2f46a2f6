import { LitElement, css, html } from "lit";
import { Localized, t } from "../i18n.js";
import { common } from "./styles.js";

const KEYS = ["/", "?", "↑ ↓", "Home End", "Enter", "Space", "Shift + ↑ ↓", "Ctrl + A", "Ctrl + C", "← →", "Esc"];

/** What the keys do; opened with ?. */
class KeyOverview extends Localized(LitElement) {
  static styles = [
    common,
    css`
      dialog { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--text);
        max-width: 560px; padding: 16px 20px; width: 90vw; }
      dialog::backdrop { background: rgb(0 0 0 / 40%); }
      h2 { font-size: 16px; margin: 0 0 12px; }
      dl { display: grid; gap: 6px 16px; grid-template-columns: max-content 1fr; margin: 0 0 16px; }
      dd { margin: 0; }
      kbd { background: var(--surface-high); border: 1px solid var(--line); border-radius: 3px; font-family: var(--mono); padding: 1px 6px; }
    `,
  ];

  show() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t("scale.keys.title")}</h2>
      <dl>${KEYS.map((key) => html`<dt><kbd>${key}</kbd></dt><dd>${t(`scale.keys.${key}`)}</dd>`)}</dl>
      <form method="dialog"><button class="primary">${t("scale.keys.close")}</button></form>
    </dialog>`;
  }
}

customElements.define("dalel-key-overview", KeyOverview);

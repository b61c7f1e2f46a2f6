import { LitElement, css, html } from "lit";
import { Localized, t } from "../i18n.js";
import { common } from "./styles.js";

const GROUPS = {
  all: ["/", "?", "[ ]", "F6", "Esc"],
  lists: ["↑ ↓", "PgUp PgDn", "Home End", "Enter", "Space", "Shift + ↑ ↓", "Ctrl + A", "Ctrl + C", "Alt + ← →"],
  marks: ["1 … 9", "R", "Ctrl + Z"],
  views: ["← →", "L"],
};

/** What the keys do; opened with ?. */
class KeyOverview extends Localized(LitElement) {
  static styles = [
    common,
    css`
      dialog { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--text);
        max-height: 92vh; max-width: 860px; overflow: auto; padding: 16px 20px; width: 92vw; }
      dialog::backdrop { background: rgb(0 0 0 / 40%); }
      h2 { font-size: calc(var(--size) + 3px); margin: 0 0 12px; }
      h3 { color: var(--text-low); font-size: var(--size); margin: 0 0 6px; }
      .groups { columns: 2 340px; column-gap: 32px; }
      section { break-inside: avoid; }
      dl { display: grid; gap: 6px 16px; grid-template-columns: max-content 1fr; margin: 0 0 16px; }
      dd { margin: 0; }
      form { margin-top: 12px; }
      kbd { background: var(--surface-high); border: 1px solid var(--line); border-radius: 3px; font-family: var(--mono); padding: 1px 6px; }
    `,
  ];

  show() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t("scale.keys.title")}</h2>
      <div class="groups">${Object.entries(GROUPS).map(
        ([group, keys]) => html`<section><h3>${t(`keys.${group}`)}</h3>
          <dl>${keys.map((key) => html`<dt><kbd>${key}</kbd></dt><dd>${t(`scale.keys.${key}`)}</dd>`)}</dl></section>`,
      )}</div>
      <form method="dialog"><button class="primary">${t("scale.keys.close")}</button></form>
    </dialog>`;
  }
}

customElements.define("dalel-key-overview", KeyOverview);

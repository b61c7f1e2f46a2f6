import { css, html, nothing } from "lit";
import { number, t } from "../i18n.js";
import { preview } from "../parts/preview.js";
import { common } from "../parts/styles.js";
import { ItemViewer } from "./item-viewer.js";

const OPEN_DEPTH = 2;
const OPEN_CHILDREN = 60;

/** Property lists and JSON as a tree. */
class TreeViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 8px 12px; }
      details > div, .leaf { padding-left: 16px; }
      summary { cursor: pointer; }
      .name { color: var(--accent); }
      .value { font-family: var(--mono); font-size: var(--size-small); overflow-wrap: anywhere; white-space: pre-wrap; }
    `,
  ];

  fetch(signal) {
    return preview(this.caseId, "tree", { locator: this.row.locator }, { signal });
  }

  #node(node, depth) {
    const name = node.n === undefined ? nothing : html`<span class="name">${node.n}</span> `;
    if (!node.c) {
      return html`<div class="leaf">${name}<span class="value">${node.v}</span>${node.k === "data" ? html` <span class="low">${t("hex.size", { size: number(node.s) })}</span>` : nothing}</div>`;
    }
    return html`<details ?open=${depth < OPEN_DEPTH && node.c.length <= OPEN_CHILDREN}>
      <summary>${name}<span class="low">${node.k === "list" ? `[${number(node.s)}]` : `{${number(node.s)}}`}</span></summary>
      <div>${node.c.map((child) => this.#node(child, depth + 1))}</div></details>`;
  }

  draw({ root, cut }) {
    return html`${cut ? html`<p class="low">${t("views.treeCut")}</p>` : nothing}${this.#node(root, 0)}`;
  }
}

customElements.define("dalel-tree-viewer", TreeViewer);

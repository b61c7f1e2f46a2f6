import { LitElement, css, html } from "lit";
import { Localized, t } from "../i18n.js";

const STEP = 16;

/**
 * The bar between two panes: drag it, or move it with the arrow keys. Tells `resize` with the
 * difference in pixels.
 */
class Splitter extends Localized(LitElement) {
  static styles = css`
    :host { cursor: col-resize; display: block; position: relative; touch-action: none; width: 5px; }
    div { background: var(--line); height: 100%; left: 2px; position: absolute; width: 1px; }
    :host(:hover) div, :host(:focus-visible) div { background: var(--accent); left: 1px; width: 3px; }
    :host(:focus-visible) { outline: none; }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute("role", "separator");
    this.setAttribute("aria-orientation", "vertical");
    this.setAttribute("aria-valuemin", "0");
    this.setAttribute("aria-valuemax", "100");
    this.#place();
    this.addEventListener("pointerdown", this.#drag);
    this.addEventListener("keydown", this.#key);
  }

  #tell(delta) {
    this.dispatchEvent(new CustomEvent("resize", { detail: delta }));
    this.#place();
  }

  /** Says where it stands, in percent of the window's width. */
  #place() {
    const left = this.getBoundingClientRect().left;
    this.setAttribute("aria-valuenow", String(Math.round((100 * left) / innerWidth)));
  }

  #drag = (down) => {
    let last = down.clientX;
    const move = (event) => {
      this.#tell(event.clientX - last);
      last = event.clientX;
    };
    this.setPointerCapture(down.pointerId);
    this.addEventListener("pointermove", move);
    this.addEventListener("pointerup", () => this.removeEventListener("pointermove", move), { once: true });
  };

  #key = (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction) {
      event.preventDefault();
      this.#tell(direction * STEP);
    }
  };

  firstUpdated() {
    requestAnimationFrame(() => this.#place());
  }

  render() {
    this.setAttribute("aria-label", t("splitter"));
    return html`<div></div>`;
  }
}

customElements.define("dalel-splitter", Splitter);

import { LitElement, css, html, nothing } from "lit";
import { common } from "./styles.js";

/** A button that shows what is inside it; closed by Escape and by a click elsewhere. */
class DropDown extends LitElement {
  static properties = { label: {}, open: { state: true } };

  static styles = [
    common,
    css`
      :host { display: inline-block; position: relative; }
      .sheet { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius);
        box-shadow: 0 4px 16px rgb(0 0 0 / 25%); max-height: 60vh; min-width: 200px; overflow: auto; padding: 8px;
        position: absolute; right: 0; top: 32px; z-index: 5; }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pointerdown", this.#outside);
    this.addEventListener("keydown", this.#key);
  }

  disconnectedCallback() {
    removeEventListener("pointerdown", this.#outside);
    super.disconnectedCallback();
  }

  #outside = (event) => {
    if (!event.composedPath().includes(this)) {
      this.open = false;
    }
  };

  #key = (event) => {
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.open = false;
      this.renderRoot.querySelector("button").focus();
    }
  };

  render() {
    return html`<button aria-expanded=${Boolean(this.open)} @click=${() => (this.open = !this.open)}>${this.label} ▾</button>
      ${this.open ? html`<div class="sheet"><slot></slot></div>` : nothing}`;
  }
}

customElements.define("dalel-drop-down", DropDown);

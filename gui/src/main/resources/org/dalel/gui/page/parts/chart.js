import { LitElement, css, html } from "lit";

/** The colours of series: told apart in both themes, and by people who see few colours. */
const SERIES = {
  light: ["#0b6e8a", "#c4622d", "#5a7d2a", "#7a4fa3", "#b0842a", "#a33a5b", "#3c6fc4", "#59636e", "#2b8a70", "#8a5a44"],
  dark: ["#6cc3da", "#f0a072", "#a8cf70", "#c3a2ea", "#e8c268", "#ee8fad", "#8fb6f5", "#aab6c2", "#74d6ba", "#d0a48c"],
};

/** Colours of the theme as ECharts needs them. */
export function palette(element) {
  const style = getComputedStyle(element);
  const token = (name) => style.getPropertyValue(name).trim();
  const dark = document.documentElement.dataset.theme === "dark";
  return {
    series: SERIES[dark ? "dark" : "light"],
    text: token("--text"),
    low: token("--text-low"),
    line: token("--line"),
    surface: token("--surface"),
    accent: token("--accent"),
    selected: token("--selected"),
    size: parseFloat(token("--size-small")) || 12,
    font: "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif",
  };
}

/**
 * A picture drawn by ECharts on a canvas. The owner gives `draw` (palette => option) and `label`, and
 * hears `chart` once with the ECharts instance, to listen to it.
 */
class Chart extends LitElement {
  static properties = { draw: { attribute: false }, label: {} };

  static styles = css`
    :host { display: block; min-height: 0; min-width: 0; }
    div { height: 100%; width: 100%; }
  `;

  #chart;

  async firstUpdated() {
    const echarts = await import("echarts");
    if (!this.isConnected) {
      return;
    }
    this.#chart = echarts.init(this.renderRoot.querySelector("div"), undefined, { renderer: "canvas" });
    this.dispatchEvent(new CustomEvent("chart", { detail: this.#chart }));
    this.#show();
  }

  connectedCallback() {
    super.connectedCallback();
    this.resizing = new ResizeObserver(() => this.#chart?.resize());
    this.resizing.observe(this);
    addEventListener("dalel-theme", this.#show);
  }

  disconnectedCallback() {
    this.resizing.disconnect();
    removeEventListener("dalel-theme", this.#show);
    this.#chart?.dispose();
    this.#chart = undefined;
    super.disconnectedCallback();
  }

  updated(changed) {
    if (changed.has("draw")) {
      this.#show();
    }
  }

  #show = () => {
    if (this.#chart && this.draw) {
      this.#chart.setOption(this.draw(palette(this)), { notMerge: true });
      this.dispatchEvent(new CustomEvent("drawn", { detail: this.#chart }));
    }
  };

  render() {
    return html`<div role="img" aria-label=${this.label ?? ""}></div>`;
  }
}

customElements.define("dalel-chart", Chart);

import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, currentLanguage, number, t, word } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/chart.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const KINDS = ["identifier", "person", "device", "wallet", "file"];
const MOST = 120;
/** From so many nodes on they are drawn closer together, so that all are in sight. */
const CROWDED = 60;
const MOST_DRAWN = 400;
const LONGEST_LABEL = 26;

const short = (text) => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text);

/**
 * Who and what belongs together, as a graph: identifiers and what has them. It begins at an
 * identifier (`kind`, `value`) or an item (`locator`); a double click on a node adds what it is
 * linked to. The list at the left says the same in words.
 */
class LinksView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    graph: { state: true },
    frequent: { state: true },
    row: { state: true },
    problem: { state: true },
    draw: { state: true },
    chosen: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: var(--side) minmax(240px, 1fr) auto var(--viewer, 30%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .side { background: var(--surface-low); border-right: 1px solid var(--line); overflow: auto; padding: 8px; }
      .side input { width: 100%; }
      ul { list-style: none; margin: 6px 0; padding: 0; }
      li button { align-items: baseline; border: 0; background: none; display: flex; gap: 6px; height: auto; padding: 3px 4px; text-align: start; width: 100%; }
      li .name { flex: 1; overflow-wrap: anywhere; }
      h2 { font-size: var(--size-small); color: var(--text-low); font-weight: 600; margin: 10px 0 2px; }
      .middle { display: grid; grid-template-rows: auto minmax(0, 1fr); }
      .bar { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 8px; min-height: 36px; padding: 4px 8px; }
      .none { color: var(--text-low); padding: 24px; text-align: center; }
    `,
  ];

  willUpdate() {
    const { kind, value, locator } = this.parameters;
    const asked = JSON.stringify([this.caseId, kind, value, locator]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.graph = this.chosen = undefined;
      this.#frequent("");
      if (value || locator) {
        this.#add({ kind, value, locator });
      }
    }
    const drawn = JSON.stringify([currentLanguage(), this.graph?.nodes.length, this.graph?.edges.length, this.asked]);
    if (drawn !== this.drawn && this.graph) {
      this.drawn = drawn;
      const { graph } = this;
      this.draw = (colours) => this.#option(graph, colours);
    }
  }

  async #frequent(text) {
    try {
      this.frequent = (await get(`/api/cases/${this.caseId}/identifiers`, { text })).identifiers;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #add(question) {
    const { asked } = this;
    try {
      const found = await get(`/api/cases/${this.caseId}/links`, { ...question, count: MOST });
      if (asked === this.asked) {
        this.graph = this.#merged(found);
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #merged(found) {
    const nodes = new Map((this.graph?.nodes ?? []).map((node) => [node.id, node]));
    let cut = found.cut || this.graph?.cut;
    for (const node of found.nodes) {
      if (nodes.size < MOST_DRAWN) {
        nodes.set(node.id, node);
      } else {
        cut = true;
      }
    }
    const edges = new Map((this.graph?.edges ?? []).map((edge) => [`${edge.from}\n${edge.to}\n${edge.role}`, edge]));
    found.edges
      .filter((edge) => nodes.has(edge.from) && nodes.has(edge.to))
      .forEach((edge) => edges.set(`${edge.from}\n${edge.to}\n${edge.role}`, edge));
    return { nodes: [...nodes.values()], edges: [...edges.values()], cut };
  }

  #option(graph, colours) {
    const degree = new Map();
    graph.edges.forEach(({ from, to }) => [from, to].forEach((id) => degree.set(id, (degree.get(id) ?? 0) + 1)));
    const crowded = graph.nodes.length > CROWDED;
    const middle = this.renderRoot.querySelector(".middle")?.getBoundingClientRect();
    // as far from each other as the nodes of a full picture are
    const room = Math.sqrt(((middle?.width || innerWidth / 2) * (middle?.height || innerHeight)) / graph.nodes.length);
    return {
      textStyle: { fontFamily: colours.font },
      legend: { top: 4, backgroundColor: colours.surface, textStyle: { color: colours.text, fontSize: colours.size }, data: KINDS.filter((kind) => graph.nodes.some((node) => node.kind === kind)).map((kind) => t(`views.node.${kind}`)) },
      tooltip: { renderMode: "richText", confine: true, backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.text, fontSize: colours.size },
        formatter: ({ data, dataType }) => (dataType === "edge" ? `${word("views.role", data.role)} ×${data.count}` : `${data.full}\n${data.detail}`) },
      series: [{
        type: "graph", top: 48, bottom: 24, left: 40, right: 180, layout: "force", roam: true, draggable: true, animation: false,
        force: { repulsion: crowded ? room ** 2 / 60 : 160, edgeLength: crowded ? [room / 2, room * 1.5] : [60, 140], gravity: crowded ? 0.2 : 0.08, layoutAnimation: false },
        categories: KINDS.map((kind, index) => ({ name: t(`views.node.${kind}`), itemStyle: { color: colours.series[index] } })),
        data: graph.nodes.map((node) => ({ id: node.id, name: node.id, label: { show: !crowded || node.kind !== "identifier" || degree.get(node.id) > 1, formatter: short(node.label), position: "right", color: colours.text, fontSize: colours.size - 1 },
          full: node.label, detail: node.detail, node, category: KINDS.indexOf(node.kind), symbol: node.kind === "file" ? "rect" : node.kind === "identifier" ? "circle" : "roundRect",
          symbolSize: Math.min(34, 10 + 3 * Math.sqrt(degree.get(node.id) ?? 1)) })),
        edges: graph.edges.map((edge) => ({ source: edge.from, target: edge.to, role: edge.role, count: edge.count, lineStyle: { color: colours.low, opacity: 0.6, width: Math.min(5, 1 + Math.log2(edge.count)) } })),
        labelLayout: { hideOverlap: true, moveOverlap: crowded ? undefined : "shiftY" },
        emphasis: { focus: "adjacency" },
      }],
    };
  }

  #listen(chart) {
    chart.on("click", ({ data, dataType }) => dataType === "node" && this.#choose(data.node));
    chart.on("dblclick", ({ data, dataType }) => dataType === "node" && this.#expand(data.node));
  }

  async #choose(node) {
    this.chosen = node;
    if (node.locator) {
      this.row = (await get(`/api/cases/${this.caseId}/row`, { locator: node.locator })).row;
    }
  }

  #expand(node) {
    this.#add(node.kind === "identifier" ? { kind: node.detail, value: node.label } : { locator: node.locator });
  }

  #start(one) {
    refine({ kind: one.kind, value: one.value, locator: undefined });
  }

  #side() {
    return html`<section class="side" aria-label=${t("views.identifiers")}>
      <input type="search" placeholder=${t("views.findIdentifier")} aria-label=${t("views.findIdentifier")}
        @change=${(event) => this.#frequent(event.target.value.trim())}>
      <h2>${t("views.identifiers")}</h2>
      <ul>${(this.frequent ?? []).map((one) => html`<li><button @click=${() => this.#start(one)} aria-current=${one.value === this.parameters.value ? "true" : nothing}>
        <span class="name">${one.value}<br><span class="low">${word("identifier", one.kind)}</span></span><span class="low">${number(one.things)}</span></button></li>`)}</ul>
      ${this.graph
        ? html`<h2>${t("views.inGraph")}</h2><ul>${this.graph.nodes.map((node) => html`<li><button @click=${() => this.#choose(node)} @dblclick=${() => this.#expand(node)}>
            <span class="name">${node.label}<br><span class="low">${node.detail}</span></span><span class="low">${t(`views.node.${node.kind}`)}</span></button></li>`)}</ul>`
        : nothing}
    </section>`;
  }

  render() {
    return html`
      ${this.#side()}
      <section class="middle" aria-label=${t("view.links")}>
        <div class="bar" role="status">
          ${this.problem ? html`<span class="problem">${this.problem}</span>` : nothing}
          ${this.graph ? t("views.graphSize", { nodes: number(this.graph.nodes.length), edges: number(this.graph.edges.length) }) : nothing}
          ${this.graph?.cut ? html`<span class="low">${t("views.graphCut")}</span>` : nothing}
          ${this.chosen ? html`<strong>${short(this.chosen.label)}</strong><button @click=${() => this.#expand(this.chosen)}>${t("views.expand")}</button>` : nothing}
        </div>
        ${this.graph?.nodes.length
          ? html`<dalel-chart .draw=${this.draw} .label=${t("view.links")} @chart=${(event) => this.#listen(event.detail)}></dalel-chart>`
          : html`<p class="none">${this.graph ? t("views.noLinks") : t("views.chooseIdentifier")}</p>`}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-links-view", LinksView);

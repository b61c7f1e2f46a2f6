import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, currentLanguage, currentZone, eventText, number, ofField, t, time, toField } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import { histogram, iso, kindName } from "../parts/histogram.js";
import { widened } from "../parts/columns.js";
import "../parts/chart.js";
import "../parts/data-table.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const BUCKETS = 240;

const keyOf = (one) => `${one.time} ${one.kind} ${one.row.locator}`;

/**
 * Events by time: a histogram, and below it the events of the range, or of the part of it that is
 * marked by dragging. The address holds range (`begin`, `end`), marked part and kinds that are off.
 */
class TimelineView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    found: { state: true },
    row: { state: true },
    problem: { state: true },
    draw: { state: true },
    source: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: minmax(300px, 1fr) auto var(--viewer, 34%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .left { display: grid; grid-template-rows: auto minmax(160px, 36%) auto minmax(0, 1fr); }
      .bar { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 6px; padding: 4px 8px; }
      .bar input { width: calc(19ch + 24px); }
      .kinds { border-bottom: 1px solid var(--line); border-top: 1px solid var(--line); max-height: 84px; overflow: auto; padding: 3px 8px; display: flex; flex-wrap: wrap; gap: 2px 12px; }
      .kinds label { align-items: center; display: inline-flex; gap: 4px; white-space: nowrap; }
      .kinds input { height: auto; }
      .dot { border-radius: 2px; display: inline-block; height: 10px; width: 10px; }
      .left > * { min-height: 0; min-width: 0; }
      .none { color: var(--text-low); padding: 24px; text-align: center; }
      .space { flex: 1; }
    `,
  ];

  #chart;

  willUpdate(changed) {
    const { begin, end, off } = this.parameters;
    const asked = JSON.stringify([this.caseId, begin, end, off]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.#load();
    }
    const listed = JSON.stringify([asked, this.parameters.from, this.parameters.to, Boolean(this.found)]);
    if (listed !== this.listed && this.found?.bounds) {
      this.listed = listed;
      this.#list();
    }
    if (changed.has("parameters") && !this.parameters.item) {
      this.row = this.chosen = undefined;
    }
    this.#picture();
  }

  #kinds() {
    const off = new Set((this.parameters.off ?? "").split(",").filter(Boolean));
    const all = Object.keys(this.found?.kinds ?? {});
    return { all, on: all.filter((kind) => !off.has(kind)), off };
  }

  async #load() {
    const { begin, end, off } = this.parameters;
    const asked = this.asked;
    try {
      let kinds;
      if (off) {
        const known = this.found?.kinds ?? (await get(`/api/cases/${this.caseId}/timeline`, { buckets: 1 })).kinds;
        const dropped = new Set(off.split(","));
        kinds = Object.keys(known).filter((kind) => !dropped.has(kind)).join(",") || "-";
      }
      const found = await get(`/api/cases/${this.caseId}/timeline`, { begin, end, kinds, buckets: BUCKETS });
      if (asked === this.asked) {
        this.found = found;
        if (!begin && found.usual && this.isConnected) {
          // clocks that were never set would make one bar of everything else
          refine({ begin: found.usual[0], end: found.usual[1] }, { replace: true });
        }
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #list() {
    const { from, to, begin, end } = this.parameters;
    const { on, off } = this.#kinds();
    const kinds = off.size ? on.join(",") || "-" : undefined;
    const [first, last] = [from ?? begin, to ?? end];
    this.source = (position, count) =>
      get(`/api/cases/${this.caseId}/timeline/events`, { begin: first, end: last, kinds, from: position, count });
  }

  #picture() {
    const drawn = JSON.stringify([this.asked, this.found?.bounds?.length, this.found?.total, currentLanguage()]);
    if (drawn !== this.drawn && this.found?.bounds) {
      this.drawn = drawn;
      const { found } = this;
      const all = Object.keys(found.kinds);
      this.draw = (colours) => histogram(found, all, colours);
    }
  }

  #listen(chart) {
    this.#chart = chart;
    chart.on("brushEnd", (event) => {
      const range = event.areas[0]?.coordRange;
      const { bounds } = this.found;
      const at = (index) => bounds[Math.min(Math.max(index, 0), bounds.length - 1)];
      refine(range ? { from: at(range[0]), to: at(range[1] + 1) } : { from: undefined, to: undefined }, { replace: true });
    });
  }

  /** Dragging marks a part: the cursor of the brush is taken each time that the picture is new. */
  #armed(chart) {
    chart.dispatchAction({ type: "takeGlobalCursor", key: "brush", brushOption: { brushType: "lineX", brushMode: "single" } });
    const { from, to } = this.parameters;
    if (from && this.found) {
      const { bounds } = this.found;
      const first = bounds.findIndex((bound) => bound >= Number(from));
      const last = bounds.findIndex((bound) => bound >= Number(to));
      if (first >= 0 && last > first) {
        chart.dispatchAction({ type: "brush", areas: [{ brushType: "lineX", xAxisIndex: 0, coordRange: [first, last - 1] }] });
      }
    }
  }

  #typed(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const [begin, end] = [ofField(data.get("begin")), ofField(data.get("end"))];
    if (begin < end) {
      this.problem = undefined;
      refine({ begin, end, from: undefined, to: undefined });
    } else {
      this.problem = t("views.badTime");
    }
  }

  #zoom(factor) {
    const [begin, end] = [Number(this.parameters.begin), Number(this.parameters.end)];
    const middle = (begin + end) / 2;
    const half = Math.max(((end - begin) / 2) * factor, 5_000);
    refine({ begin: Math.floor(middle - half), end: Math.ceil(middle + half), from: undefined, to: undefined });
  }

  #toggle(kind, on) {
    const { off } = this.#kinds();
    on ? off.delete(kind) : off.add(kind);
    refine({ off: [...off].join(",") || undefined }, { replace: true });
  }

  #columns() {
    return [
      { id: "time", label: t("views.time", { zone: currentZone() }), width: 175, draw: (one) => time(one.time) },
      { id: "kind", label: t("views.event"), width: 170, draw: (one) => kindName(one.kind) },
      { id: "name", label: t("column.name"), width: 220, draw: (one) => one.row.name },
      { id: "what", label: t("views.description"), width: 420, draw: (one) => (one.description ? eventText(one.description) : one.row.path) },
      { id: "evidence", label: t("views.evidence"), width: 190, draw: (one) => one.row.evidence },
    ];
  }

  #choose(one) {
    this.chosen = keyOf(one);
    this.row = one.row;
    refine({ item: one.row.locator }, { replace: true });
  }

  #bar() {
    const { begin, end, from, to } = this.parameters;
    return html`<form class="bar" @submit=${this.#typed}>
      <input type="text" name="begin" class="mono" placeholder="2026-03-04 05:06:07" .value=${begin ? toField(Number(begin)) : ""} aria-label=${t("views.begin", { zone: currentZone() })} title=${t("views.begin", { zone: currentZone() })}>
      <input type="text" name="end" class="mono" placeholder="2026-03-04 05:06:07" .value=${end ? toField(Number(end)) : ""} aria-label=${t("views.end", { zone: currentZone() })} title=${t("views.end", { zone: currentZone() })}>
      <button type="submit">${t("hex.go")}</button>
      <button type="button" @click=${() => this.#zoom(0.5)} aria-label=${t("views.zoomIn")} title=${t("views.zoomIn")}>+</button>
      <button type="button" @click=${() => this.#zoom(2)} aria-label=${t("views.zoomOut")} title=${t("views.zoomOut")}>−</button>
      <button type="button" @click=${() => refine({ begin: this.found?.usual?.[0], end: this.found?.usual?.[1], from: undefined, to: undefined })}>${t("views.usual")}</button>
      <button type="button" @click=${() => refine({ begin: this.found?.earliest, end: this.found?.latest, from: undefined, to: undefined })}>${t("views.all")}</button>
      <span class="space"></span>
      ${from
        ? html`<span>${time(iso(Number(from)))} – ${time(iso(Number(to)))}</span>
            <button type="button" @click=${() => refine({ begin: from, end: to, from: undefined, to: undefined })}>${t("views.zoomMarked")}</button>
            <button type="button" @click=${() => refine({ from: undefined, to: undefined }, { replace: true })}>${t("views.unmark")}</button>`
        : html`<span class="low" role="status">${t("views.events", { count: number(this.found?.total ?? 0) })}</span>`}
    </form>`;
  }

  render() {
    if (this.found && !this.found.bounds) {
      return html`<p class="none">${t("views.noEvents")}</p>`;
    }
    const { all, off } = this.#kinds();
    return html`
      <section class="left" aria-label=${t("view.timeline")}>
        <div>${this.#bar()}${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}</div>
        <dalel-chart .draw=${this.draw} .label=${t("views.histogram")} @chart=${(event) => this.#listen(event.detail)}
          @drawn=${(event) => this.#armed(event.detail)}></dalel-chart>
        <div class="kinds" role="group" aria-label=${t("views.kinds")}>
          ${all.map((kind) => html`<label><input type="checkbox" .checked=${!off.has(kind)} @change=${(event) => this.#toggle(kind, event.target.checked)}>
            ${kindName(kind)} <span class="low">${number(this.found.kinds[kind])}</span></label>`)}
        </div>
        <dalel-table .columns=${widened(this.#columns())} .source=${this.source} .keyOf=${keyOf} .chosen=${this.chosen}
          .label=${t("view.timeline")} @choose=${(event) => this.#choose(event.detail)}></dalel-table>
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-timeline-view", TimelineView);

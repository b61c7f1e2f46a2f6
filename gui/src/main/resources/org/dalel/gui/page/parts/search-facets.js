import { LitElement, css, html, nothing } from "lit";
import { Localized, number, t } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "./styles.js";

const SHOWN = 8;

/** The name of a place for people: a locator as it is, a way of names without its escapes. */
const placeName = (place) => (place.startsWith("~") ? place.slice(1).split("/").map((name) => decodeURIComponent(name.replaceAll("+", " "))).join("/") : place);

/** How hits are spread: each line narrows the search, once more widens it again. */
class SearchFacets extends Localized(LitElement) {
  static properties = { facets: { attribute: false }, parameters: { attribute: false } };

  static styles = [
    common,
    css`
      :host { background: var(--surface-low); display: block; overflow: auto; padding: 4px 8px 12px; }
      h2 { color: var(--text-low); font-size: var(--size-small); font-weight: 600; margin: 12px 2px 4px; }
      ul { list-style: none; margin: 0; padding: 0; }
      li button { border: 0; background: none; display: flex; gap: 8px; height: auto; min-height: 26px; padding: 3px 6px; text-align: start; width: 100%; }
      li button[aria-pressed="true"] { background: var(--selected); font-weight: 600; }
      .name { flex: 1; overflow-wrap: anywhere; }
      .count { color: var(--text-low); font-weight: 400; }
    `,
  ];

  #line(label, count, pressed, changes) {
    return html`<li><button aria-pressed=${pressed} @click=${() => refine({ from: undefined, ...changes })}>
      <span class="name">${label}</span><span class="count">${count === undefined ? "" : number(count)}</span></button></li>`;
  }

  #group(title, lines) {
    return lines.length ? html`<h2>${t(title)}</h2><ul>${lines.slice(0, SHOWN)}</ul>` : nothing;
  }

  render() {
    const { evidence = {}, types = {}, years = {}, folders = [] } = this.facets ?? {};
    const { type, after, before, place } = this.parameters;
    const toggle = (pressed, changes) => (pressed ? Object.fromEntries(Object.keys(changes).map((name) => [name, undefined])) : changes);
    const line = (label, count, pressed, changes) => this.#line(label, count, pressed, toggle(pressed, changes));
    const evidencePlace = (label) => `~${encodeURIComponent(label).replace(/%20/g, "+")}`;
    const places = Object.fromEntries(Object.keys(evidence).map((label) => [evidencePlace(label), true]));
    return html`
      ${type || after || place ? html`<button @click=${() => refine({ type: undefined, after: undefined, before: undefined, place: undefined, deep: undefined })}>${t("scale.search.clear")}</button>` : nothing}
      ${this.#group("scale.search.evidence", Object.entries(evidence).map(([label, count]) =>
        line(label, count, place === evidencePlace(label), { place: evidencePlace(label), deep: "true" })))}
      ${this.#group("scale.search.types", Object.entries(types).map(([name, count]) => line(name, count, type === name, { type: name })))}
      ${this.#group("scale.search.years", Object.entries(years).reverse().map(([year, count]) =>
        line(year, count, after === `${year}-01-01` && before === `${year}-12-31`, { after: `${year}-01-01`, before: `${year}-12-31` })))}
      ${this.#group("scale.search.folders", [
        ...(place && !(place in places) ? [line(placeName(place), undefined, true, { place, deep: "true" })] : []),
        ...folders.map((folder) => line(folder.path, folder.rows, false, { place: folder.place, deep: "true" })),
      ])}
    `;
  }
}

customElements.define("dalel-search-facets", SearchFacets);

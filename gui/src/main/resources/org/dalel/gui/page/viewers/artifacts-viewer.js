import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { artifactName, number, t, word } from "../i18n.js";
import { go } from "../route.js";
import { common } from "../parts/styles.js";
import { brief, fields, line } from "../parts/fields.js";
import { ItemViewer } from "./item-viewer.js";

const MOST = 200;

/** Where an artifact stands, such as `byte 0x181` or `record message#10`. */
const place = (position) => line(position).replace(/^[a-z]+/, (kind) => word("position", kind));

/** The artifacts of an item, by type; the one that was chosen in a list is open. */
class ArtifactsViewer extends ItemViewer {
  static properties = { chosen: { attribute: false } };

  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 8px 12px 16px; }
      h3 { font-size: var(--size); font-weight: 600; margin: 12px 0 4px; }
      details { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 4px; }
      summary { cursor: pointer; overflow: hidden; padding: 4px 8px; text-overflow: ellipsis; white-space: nowrap; }
      details.chosen { border-color: var(--accent); box-shadow: inset 3px 0 0 var(--accent); }
      .body { border-top: 1px solid var(--line); padding: 6px 10px; }
      table { border-collapse: collapse; width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 1px 10px 1px 0; text-align: start; vertical-align: top; white-space: nowrap; width: 1%; }
      td { overflow-wrap: anywhere; white-space: pre-wrap; }
      .facts { color: var(--text-low); font-size: var(--size-small); margin-top: 4px; overflow-wrap: anywhere; }
      .bar { display: flex; justify-content: flex-end; }
    `,
  ];

  fetch(signal) {
    return get(`/api/cases/${this.caseId}/item`, { locator: this.row.locator }, { signal });
  }

  /** Brings the one that was chosen into sight. */
  updated(changed) {
    if (changed.has("chosen") || changed.has("found")) {
      this.renderRoot.querySelector("details.chosen")?.scrollIntoView({ block: "nearest" });
    }
  }

  #isChosen({ type, fields: said, position }) {
    const { chosen } = this;
    return chosen?.type === type && JSON.stringify([chosen.fields, chosen.position]) === JSON.stringify([said, position]);
  }

  /** The first ones, and the one that was chosen. */
  #shown(all) {
    const first = all.slice(0, MOST);
    const chosen = all.slice(MOST).find((one) => this.#isChosen(one));
    return chosen ? [...first, chosen] : first;
  }

  #one(artifact, open) {
    const chosen = this.#isChosen(artifact);
    return html`<details class=${chosen ? "chosen" : ""} ?open=${open || chosen}>
      <summary>${brief(artifact.fields)}</summary>
      <div class="body">${fields(artifact.fields)}
        <div class="facts">${word("artifact.state", artifact.state)} · ${t("views.confidence")}: ${word("confidence", artifact.confidence)} ·
          ${artifact.plugin} ${artifact.plugin_version}${artifact.position ? html` · ${place(artifact.position)}` : nothing}</div>
      </div>
    </details>`;
  }

  draw({ artifacts }) {
    const types = new Map();
    artifacts.forEach((one) => types.set(one.type, [...(types.get(one.type) ?? []), one]));
    return html`
      <div class="bar"><button @click=${() => go({ caseId: this.caseId, view: "links", parameters: { locator: this.row.locator } })}
        ?disabled=${!artifacts.length}>${t("views.showLinks")}</button></div>
      ${artifacts.length ? nothing : html`<p class="low">${t("views.noArtifacts")}</p>`}
      ${[...types].map(
        ([type, all]) => html`<h3>${artifactName(type)} (${number(all.length)})</h3>
          ${this.#shown(all).map((one) => this.#one(one, all.length <= 3))}
          ${all.length > MOST ? html`<p class="low">${t("views.firstShown", { count: number(MOST), total: number(all.length) })}</p>` : nothing}`,
      )}`;
  }
}

customElements.define("dalel-artifacts-viewer", ArtifactsViewer);

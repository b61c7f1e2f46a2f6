import { css, html, nothing } from "lit";
import { get } from "../api.js";
import { artifactName, number, t, word } from "../i18n.js";
import { go } from "../route.js";
import { common } from "../parts/styles.js";
import { fields, line } from "../parts/fields.js";
import { ItemViewer } from "./item-viewer.js";

const MOST = 200;

/** The artifacts of an item, by type; the one that was chosen in a list is open. */
class ArtifactsViewer extends ItemViewer {
  static styles = [
    common,
    css`
      :host { display: block; overflow: auto; padding: 8px 12px 16px; }
      h3 { font-size: var(--size); font-weight: 600; margin: 12px 0 4px; }
      details { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 4px; }
      summary { cursor: pointer; overflow: hidden; padding: 4px 8px; text-overflow: ellipsis; white-space: nowrap; }
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

  #one(artifact, open) {
    return html`<details ?open=${open}>
      <summary>${line(artifact.fields)}</summary>
      <div class="body">${fields(artifact.fields)}
        <div class="facts">${word("artifact.state", artifact.state)} · ${t("views.confidence")}: ${word("confidence", artifact.confidence)} ·
          ${artifact.plugin} ${artifact.plugin_version}${artifact.position ? html` · ${line(artifact.position)}` : nothing}</div>
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
          ${all.slice(0, MOST).map((one) => this.#one(one, all.length <= 3))}
          ${all.length > MOST ? html`<p class="low">${t("views.firstShown", { count: number(MOST), total: number(all.length) })}</p>` : nothing}`,
      )}`;
  }
}

customElements.define("dalel-artifacts-viewer", ArtifactsViewer);

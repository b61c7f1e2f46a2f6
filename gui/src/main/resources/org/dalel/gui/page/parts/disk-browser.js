import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, size, t } from "../i18n.js";
import { common } from "./styles.js";

/** The folders and devices of the server, as far as it lets look; hears `pick` with a path. */
class DiskBrowser extends Localized(LitElement) {
  static properties = { folder: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { border: 1px solid var(--line); border-radius: var(--radius); display: flex; flex-direction: column; height: 320px; min-height: 0; }
      .path { align-items: center; background: var(--surface-low); border-bottom: 1px solid var(--line); display: flex; gap: 6px; padding: 4px 8px; }
      .path span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      ul { flex: 1; list-style: none; margin: 0; min-height: 0; overflow: auto; padding: 0; }
      li { align-items: center; display: flex; gap: 6px; padding: 0 8px; }
      li:hover { background: var(--hover); }
      li button.name { border: 0; background: none; flex: 1; overflow: hidden; padding: 0; text-align: start; text-overflow: ellipsis; white-space: nowrap; }
      li button.add { border-color: transparent; color: var(--accent); }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.#go();
  }

  async #go(path) {
    this.problem = undefined;
    try {
      this.folder = await get("/api/disk", { path });
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #pick(path) {
    this.dispatchEvent(new CustomEvent("pick", { detail: path }));
  }

  #entry(entry) {
    const folder = entry.kind === "dir";
    return html`<li>
      <span aria-hidden="true">${folder ? "▸" : entry.kind === "device" ? "◉" : "·"}</span>
      <button class="name" title=${entry.path} @click=${() => (folder ? this.#go(entry.path) : this.#pick(entry.path))}>${entry.name}</button>
      <span class="low">${[entry.model, size(entry.size)].filter(Boolean).join(" · ")}</span>
      ${folder ? html`<button class="add" @click=${() => this.#pick(entry.path)}>${t("job.choose")}</button>` : nothing}
    </li>`;
  }

  render() {
    const folder = this.folder;
    return html`
      <div class="path">
        <button ?disabled=${!folder?.path} aria-label=${t("job.up")} title=${t("job.up")} @click=${() => this.#go(folder.parent)}>↑</button>
        <span class="mono">${folder?.path ?? t("job.places")}</span>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul aria-label=${t("job.places")}>${(folder?.entries ?? []).map((entry) => this.#entry(entry))}
        ${folder && !folder.entries.length ? html`<li class="low">${t("table.empty")}</li>` : nothing}</ul>`;
  }
}

customElements.define("dalel-disk-browser", DiskBrowser);

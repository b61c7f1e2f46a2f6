import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { artifactName, Localized, number, t, time, valueName, word } from "../i18n.js";
import { go, refine } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

/** Wallets and what belongs to them: as `dalel wallets` tells it, with what is locked and secret. */
class WalletsView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    found: { state: true },
    secrets: { state: true },
    row: { state: true },
    asking: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: minmax(300px, 1fr) auto var(--viewer, 36%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .page { overflow: auto; padding: 4px 16px 24px; }
      h2 { font-size: calc(var(--size) + 2px); font-weight: 600; margin: 18px 0 6px; }
      .card { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 8px; padding: 8px 12px; }
      .card.chosen { background: var(--selected); }
      .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
      table { border-collapse: collapse; }
      table.wide { width: 100%; }
      th { color: var(--text-low); font-weight: 400; padding: 1px 14px 1px 0; text-align: start; vertical-align: top; white-space: nowrap; }
      .card th { white-space: normal; width: calc(var(--size) * 17); }
      td { overflow-wrap: anywhere; padding: 1px 14px 1px 0; vertical-align: top; }
      .wide tr + tr td { border-top: 1px solid var(--line); }
      .note { background: var(--surface-high); border-radius: var(--radius); padding: 8px 12px; }
    `,
  ];

  willUpdate() {
    if (this.caseId !== this.asked) {
      this.asked = this.caseId;
      this.#load();
    }
  }

  async #load() {
    try {
      [this.found, this.secrets] = await Promise.all([
        get(`/api/cases/${this.caseId}/wallets`),
        get(`/api/cases/${this.caseId}/secrets`),
      ]);
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #reveal() {
    this.asking = false;
    try {
      this.secrets = await post(`/api/cases/${this.caseId}/secrets/reveal`);
      this.revealed = true;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #choose(locator) {
    try {
      this.row = (await get(`/api/cases/${this.caseId}/row`, { locator })).row;
      refine({ item: locator }, { replace: true });
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #place(locator) {
    return html`<button class="link mono" @click=${() => this.#choose(locator)}>${locator}</button>`;
  }

  #counts(counts) {
    return Object.entries(counts).map(([name, count]) => `${name}: ${number(count)}`).join(", ");
  }

  #facts(place) {
    const moved = place.transfers.count
      ? [
          number(place.transfers.count),
          place.transfers.first ? `${time(place.transfers.first)} – ${time(place.transfers.last)}` : "",
          ...place.transfers.sums.map((sum) => t("views.inOut", { in: sum.in, out: sum.out, asset: sum.asset })),
        ].filter(Boolean).join("; ")
      : "";
    return [
      ...place.wallets.map((wallet) => [t("views.wallet"), `${[valueName("program", wallet.program), wallet.more.version === "0" ? "" : wallet.more.version].filter(Boolean).join(" ")}, ${wallet.network === "unknown" ? t("views.networkUnknown") : wallet.network}, ${word("views.encryption", wallet.encryption)}${wallet.state === "live" ? "" : `, ${word("artifact.state", wallet.state)}`}`]),
      [t("views.user"), place.user],
      ...place.locks.map((lock) => [t("views.lock"), `${lock.name}: ${lock.opened_by ? t("views.openedBy", { source: lock.opened_by }) : t("views.notOpened", { count: number(lock.attempts) })}`]),
      [t("views.addresses"), this.#counts(place.addresses)],
      [t("views.contacts"), place.contacts ? number(place.contacts) : ""],
      [t("views.labels"), place.labels ? number(place.labels) : ""],
      [t("views.transfers"), moved],
      [t("views.privateKeys"), place.private_keys + place.extended_private_keys ? number(place.private_keys + place.extended_private_keys) : ""],
      ...place.seed_phrases.map((phrase) => [t("views.seed"), `${phrase.masked} (${phrase.scheme}, ${t("views.words", { count: phrase.words })}, ${t("views.confidence").toLowerCase()}: ${word("confidence", phrase.confidence)}${phrase.derived ? `, ${t("views.derived", { count: number(phrase.derived) })}` : ""})`]),
      [t("views.hashLines"), this.#counts(place.hash_lines)],
    ].filter(([, value]) => value);
  }

  #card(place) {
    return html`<div class="card ${place.locator === this.row?.locator ? "chosen" : ""}">
      ${this.#place(place.locator)}
      <table><tbody>${this.#facts(place).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table>
      <button class="link" @click=${() => go({ caseId: this.caseId, view: "links", parameters: { locator: place.locator } })}>${t("views.showLinks")}</button>
    </div>`;
  }

  #secrets() {
    const list = this.secrets?.secrets ?? [];
    if (!list.length) {
      return nothing;
    }
    return html`<h2>${t("views.secrets")} (${number(list.length)})</h2>
      ${this.revealed
        ? html`<p class="note">${t("views.revealed")}</p>`
        : this.asking
          ? html`<p class="note" role="alertdialog" aria-label=${t("views.reveal")}>${t("views.revealAsk")}
              <button class="primary" @click=${this.#reveal}>${t("views.reveal")}</button>
              <button @click=${() => (this.asking = false)}>${t("views.cancel")}</button></p>`
          : html`<p><button @click=${() => (this.asking = true)}>${t("views.reveal")}</button></p>`}
      <table class="wide"><thead><tr><th>${t("views.kindOf")}</th><th>${t("views.secret")}</th><th>${t("views.source")}</th><th>${t("details.place")}</th></tr></thead><tbody>
        ${list.map((one) => html`<tr><td>${word("views.secretKind", one.kind)}</td><td class="mono">${one.value ?? one.masked}</td><td>${one.source}</td>
          <td>${one.locator ? this.#place(one.locator) : nothing}</td></tr>`)}
      </tbody></table>`;
  }

  render() {
    const { found } = this;
    return html`
      <section class="page" aria-label=${t("view.wallets")}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${found
          ? html`<h2>${t("view.wallets")} (${number(found.wallets.length)})</h2>
              ${found.wallets.map((place) => this.#card(place))}
              ${found.keys.length ? html`<h2>${t("views.keysOutside")} (${number(found.keys.length)})</h2>${found.keys.map((place) => this.#card(place))}` : nothing}
              ${this.#secrets()}
              ${found.devices.length
                ? html`<h2>${t("views.hardware")}</h2><table class="wide"><tbody>${found.devices.map((one) => html`<tr><td>${one.device}</td>
                    <td>${Object.entries(one.more).map(([name, value]) => `${name} ${value}`).join(", ")}</td><td>${this.#place(one.locator)}</td></tr>`)}</tbody></table>`
                : nothing}
              ${found.links.length
                ? html`<h2>${t("views.together")} (${number(found.links.length)})</h2><table class="wide"><thead><tr><th>${t("details.place")}</th><th>${t("views.shared")}</th><th>${t("details.place")}</th></tr></thead>
                    <tbody>${found.links.map((one) => html`<tr><td>${this.#place(one.locator)}<div class="low">${artifactName(one.type)} ${one.path ?? ""}</div></td>
                      <td>${number(one.shared)}<div class="low mono">${one.example}</div></td><td>${this.#place(one.other)}<div class="low">${one.other_types.map(artifactName).join(", ")}</div></td></tr>`)}</tbody></table>`
                : nothing}
              ${found.mentions ? html`<p class="low">${t("views.mentions", { count: number(found.mentions) })}</p>` : nothing}`
          : this.problem ? nothing : html`<p class="low">${t("loading")}</p>`}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-wallets-view", WalletsView);

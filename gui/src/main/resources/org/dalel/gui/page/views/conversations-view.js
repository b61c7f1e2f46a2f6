import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, day, number, t, time, word } from "../i18n.js";
import { refine } from "../route.js";
import { common } from "../parts/styles.js";
import "../parts/splitter.js";
import "../parts/thumbnail.js";
import "../viewers/viewer-pane.js";

const PART = 200;
const LISTED = 200;
const PAUSE_MS = 250;
const PICTURE = /^image\//;

const party = (one) => (typeof one === "string" ? one : (one?.name ?? one?.handles?.[0] ?? ""));

/** Conversations: who wrote what to whom, as bubbles, with attachments in place. */
class ConversationsView extends Localized(LitElement) {
  static properties = {
    caseId: {},
    parameters: { attribute: false },
    list: { state: true },
    total: { state: true },
    conversation: { state: true },
    messages: { state: true },
    row: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    css`
      :host { display: grid; grid-template-columns: 300px minmax(280px, 1fr) auto var(--viewer, 30%); min-height: 0; }
      :host > * { min-height: 0; min-width: 0; }
      .side { background: var(--surface-low); border-right: 1px solid var(--line); overflow: auto; }
      [role="option"] { border-bottom: 1px solid var(--line); cursor: default; padding: 6px 10px; }
      [role="option"]:hover { background: var(--hover); }
      [role="option"][aria-selected="true"] { background: var(--selected); }
      .find { border-width: 0 0 1px; border-radius: 0; position: sticky; top: 0; width: 100%; z-index: 1; }
      .more { margin: 8px; }
      .who { font-weight: 600; overflow-wrap: anywhere; }
      .facts { color: var(--text-low); font-size: var(--size-small); overflow-wrap: anywhere; }
      .talk { display: flex; flex-direction: column; }
      .talk header { border-bottom: 1px solid var(--line); padding: 6px 12px; }
      .stream { display: flex; flex: 1; flex-direction: column; gap: 6px; min-height: 0; overflow: auto; padding: 12px; }
      .day { align-self: center; background: var(--surface-high); border-radius: 10px; color: var(--text-low); font-size: var(--size-small); padding: 1px 10px; }
      .bubble { align-self: flex-start; background: var(--surface-low); border: 1px solid var(--line); border-radius: 10px; max-width: 72%; min-width: 90px; padding: 5px 10px; }
      .bubble.own { align-self: flex-end; background: var(--selected); }
      .bubble.service { align-self: center; background: none; }
      .bubble.gone { border-color: var(--danger); border-style: dashed; }
      .bubble.chosen { outline: 2px solid var(--accent); }
      .sender { color: var(--accent); font-size: var(--size-small); font-weight: 600; overflow-wrap: anywhere; }
      .body { overflow-wrap: anywhere; white-space: pre-wrap; }
      .stamp { color: var(--text-low); font-size: var(--size-small); text-align: end; }
      .state { color: var(--danger); font-weight: 600; }
      .attachment { margin-top: 4px; }
      .link { background: none; border: 0; color: var(--accent); height: auto; overflow-wrap: anywhere; padding: 0; text-align: start; }
      .none { color: var(--text-low); padding: 24px; text-align: center; }
    `,
  ];

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.text = "";
      this.#list();
    }
    const asked = JSON.stringify([this.caseId, this.parameters.conversation]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.messages = this.conversation = undefined;
      if (this.parameters.conversation) {
        this.#more();
      }
    }
  }

  /** Conversations from the first on, or the next ones. */
  async #list(known = []) {
    const { caseId, text } = this;
    try {
      const found = await get(`/api/cases/${caseId}/conversations`, { text, from: known.length, count: LISTED });
      if (caseId !== this.caseId || text !== this.text) {
        return;
      }
      this.list = [...known, ...found.conversations];
      this.total = found.total;
      if (!this.parameters.conversation && this.list.length) {
        refine({ conversation: this.list[0].conversation }, { replace: true });
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  async #more() {
    const known = this.messages ?? [];
    const { asked } = this;
    try {
      const found = await get(`/api/cases/${this.caseId}/conversations/messages`, { conversation: this.parameters.conversation, from: known.length, count: PART });
      if (asked === this.asked) {
        this.conversation = found.conversation;
        this.messages = [...known, ...found.messages];
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** From the first to the last day. */
  #days({ first, last }) {
    const days = [...new Set([day(first), day(last)])].filter(Boolean).join(" – ");
    return days ? `${days} · ` : "";
  }

  #typed(event) {
    this.text = event.target.value.trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.#list(), PAUSE_MS);
  }

  #show(row) {
    this.row = row;
    refine({ item: row.locator }, { replace: true });
  }

  #attachment({ attachment, row }) {
    const name = attachment.name ?? attachment.path ?? attachment["media-type"] ?? "";
    if (!row) {
      return html`<div class="attachment low">▤ ${name} (${t("views.attachmentMissing")})</div>`;
    }
    return html`<div class="attachment">
      ${PICTURE.test(row.type ?? "") ? html`<dalel-thumbnail .caseId=${this.caseId} .row=${row} .blurred=${true} @click=${() => this.#show(row)}></dalel-thumbnail>` : nothing}
      <button class="link" @click=${() => this.#show(row)}>▤ ${name}</button></div>`;
  }

  #bubble(message) {
    const { artifact, own } = message;
    const { fields } = artifact;
    const gone = artifact.state !== "live" && artifact.state !== "wal";
    const service = fields.kind === "system";
    const sender = party(fields.sender) || (service ? "" : t(own ? "views.role.owner" : "views.unknownSender"));
    return html`<article class="bubble ${service ? "service" : own ? "own" : ""} ${gone ? "gone" : ""}" tabindex="0"
      @click=${() => (this.row = artifact.row)} @keydown=${(event) => event.key === "Enter" && event.target === event.currentTarget && (this.row = artifact.row)}>
      ${sender ? html`<div class="sender">${sender}</div>` : nothing}
      ${fields.body || !fields.kind ? html`<div class="body">${fields.body ?? ""}</div>` : html`<div class="body low">[${word("messageKind", fields.kind)}]</div>`}
      ${message.attachments.map((one) => this.#attachment(one))}
      <div class="stamp">${gone ? html`<span class="state">${word("artifact.state", artifact.state)}</span> · ` : nothing}${time(message.time)}</div>
    </article>`;
  }

  #stream() {
    let last = "";
    return this.messages.map((message) => {
      const now = day(message.time);
      const head = now !== last && now ? html`<div class="day">${now}</div>` : nothing;
      last = now;
      return html`${head}${this.#bubble(message)}`;
    });
  }

  #key = (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const options = [...this.renderRoot.querySelectorAll('[role="option"]')];
    const next = options[options.indexOf(event.target) + move];
    if (move && next) {
      event.preventDefault();
      next.focus();
      next.click();
    }
  };

  render() {
    const chosen = this.conversation;
    return html`
      <section class="side" aria-label=${t("view.conversations")}>
        <input class="find" type="search" placeholder=${t("views.findConversation")} aria-label=${t("views.findConversation")} @input=${this.#typed}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.list?.length === 0 && this.text ? html`<p class="none" role="status">${t("table.empty")}</p>` : nothing}
        <div role="listbox" aria-label=${t("view.conversations")} @keydown=${this.#key}>
          ${(this.list ?? []).map((one) => html`<div role="option" tabindex="0" aria-selected=${one.conversation === chosen?.conversation} @click=${() => refine({ conversation: one.conversation })}>
            <div class="who">${one.participants.join(", ") || one.name}</div>
            <div class="facts">${one.service} · ${t("views.messages", { count: number(one.messages) })}${one.deleted ? ` · ${t("views.deleted", { count: number(one.deleted) })}` : ""}</div>
            <div class="facts">${this.#days(one)}${one.evidence}</div>
          </div>`)}
        </div>
        ${this.list?.length < this.total
          ? html`<button class="more" @click=${() => this.#list(this.list)}>${t("views.firstShown", { count: number(this.list.length), total: number(this.total) })}; ${t("more")}</button>`
          : nothing}
      </section>
      <section class="talk" aria-label=${t("views.talk")}>
        ${chosen && this.messages
          ? html`<header><div class="who">${chosen.participants.join(", ")}</div><div class="facts">${chosen.service} · ${chosen.name}</div></header>
              <div class="stream" tabindex="0">${this.#stream()}
                ${this.messages.length < chosen.messages ? html`<button @click=${this.#more}>${t("more")}</button>` : nothing}</div>`
          : html`<p class="none">${this.list ? (this.list.length ? t("views.chooseConversation") : t("table.empty")) : this.problem ? nothing : t("loading")}</p>`}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-conversations-view", ConversationsView);

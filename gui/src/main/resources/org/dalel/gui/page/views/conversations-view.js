import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, day, number, serviceName, t } from "../i18n.js";
import { refine } from "../route.js";
import { bubble, bubbleStyles, friendly } from "../parts/message-bubble.js";
import { common } from "../parts/styles.js";
import "../parts/splitter.js";
import "../viewers/viewer-pane.js";

const PART = 200;
const LISTED = 200;
const PAUSE_MS = 250;
/** Messages before a hit that are shown with it. */
const BEFORE = 40;

const names = (participants) => participants.map(friendly).join(", ");

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
    positions: { state: true },
    at: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    bubbleStyles,
    css`
      :host { display: grid; grid-template-columns: var(--side) minmax(280px, 1fr) auto var(--viewer, 30%); min-height: 0; }
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
      .talk header { align-items: center; display: flex; flex-wrap: wrap; gap: 4px 12px; }
      .talk header > div { flex: 1 1 200px; min-width: 0; }
      .talk form { align-items: center; display: flex; gap: 4px; }
      .talk input { width: 200px; }
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
      this.messages = this.conversation = this.positions = this.wanted = undefined;
      if (this.parameters.conversation) {
        this.#load(0);
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

  /** The messages from a position on, alone. */
  async #load(from) {
    await this.#part(from, PART, () => []);
  }

  #earlier() {
    const first = this.messages[0].number;
    const from = Math.max(0, first - PART);
    return this.#part(from, first - from, () => [], this.messages);
  }

  #later() {
    return this.#part(this.messages.at(-1).number + 1, PART, () => this.messages);
  }

  async #part(from, count, before, behind = []) {
    const { asked } = this;
    try {
      const found = await get(`/api/cases/${this.caseId}/conversations/messages`, { conversation: this.parameters.conversation, from, count });
      if (asked === this.asked) {
        this.conversation = found.conversation;
        this.messages = [...before(), ...found.messages, ...behind];
      }
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** Looks for a text in the messages; the first that has it is shown. */
  async #find(event) {
    event.preventDefault();
    const text = new FormData(event.target).get("text").trim();
    if (text && text === this.wanted) {
      this.#hit(this.at + 1);
      return;
    }
    this.wanted = text;
    this.positions = undefined;
    if (text) {
      const { asked } = this;
      try {
        const { positions } = await get(`/api/cases/${this.caseId}/conversations/find`, { conversation: this.parameters.conversation, text });
        if (asked === this.asked && text === this.wanted) {
          this.positions = positions;
          this.#hit(0);
        }
      } catch (problem) {
        this.problem = problem.message;
      }
    }
  }

  /** Shows a hit, after the last one the first again. */
  async #hit(index) {
    const { positions } = this;
    if (!positions?.length) {
      return;
    }
    this.at = (index + positions.length) % positions.length;
    const wanted = positions[this.at];
    if (!this.messages?.some((one) => one.number === wanted)) {
      await this.#load(Math.max(0, wanted - BEFORE));
    }
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-number="${wanted}"]`)?.scrollIntoView({ block: "center" });
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
    this.artifact = undefined;
    refine({ item: row.locator }, { replace: true });
  }

  #bubble(message) {
    const { artifact } = message;
    const choose = () => {
      this.row = artifact.row;
      this.artifact = artifact;
    };
    const { kinds, inner } = bubble(this.caseId, message, { wanted: this.wanted, show: (row) => this.#show(row) });
    return html`<article class="bubble ${kinds} ${message.number === this.positions?.[this.at] ? "chosen" : ""}" tabindex="0" data-number=${message.number}
      @click=${(event) => event.target.closest("button, dalel-thumbnail") ?? choose()} @keydown=${(event) => event.key === "Enter" && event.target === event.currentTarget && choose()}>${inner}</article>`;
  }

  #finder() {
    const { positions } = this;
    return html`<form role="search" @submit=${this.#find}>
      <input type="search" name="text" placeholder=${t("views.talkFind")} aria-label=${t("views.talkFind")} .value=${this.wanted ?? ""}>
      ${positions?.length
        ? html`<button type="button" aria-label=${t("views.talkBack")} title=${t("views.talkBack")} @click=${() => this.#hit(this.at - 1)}>▴</button>
            <button type="button" aria-label=${t("views.talkOn")} title=${t("views.talkOn")} @click=${() => this.#hit(this.at + 1)}>▾</button>`
        : nothing}
      <span class="low" role="status">${positions ? (positions.length ? t("views.talkFound", { at: number(this.at + 1), count: number(positions.length) }) : t("views.notFound")) : ""}</span>
    </form>`;
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
            <div class="who">${names(one.participants) || friendly(one.name)}</div>
            <div class="facts">${serviceName(one.service)} · ${t("views.messages", { count: number(one.messages) })}${one.deleted ? ` · ${t("views.deleted", { count: number(one.deleted) })}` : ""}</div>
            <div class="facts">${this.#days(one)}${one.evidence}</div>
          </div>`)}
        </div>
        ${this.list?.length < this.total
          ? html`<button class="more" @click=${() => this.#list(this.list)}>${t("views.firstShown", { count: number(this.list.length), total: number(this.total) })}; ${t("more")}</button>`
          : nothing}
      </section>
      <section class="talk" aria-label=${t("views.talk")}>
        ${chosen && this.messages
          ? html`<header><div><div class="who">${names(chosen.participants)}</div><div class="facts">${serviceName(chosen.service)} · ${chosen.name}</div></div>${this.#finder()}</header>
              <div class="stream" tabindex="0">
                ${this.messages[0]?.number > 0 ? html`<button @click=${this.#earlier}>${t("views.earlier")}</button>` : nothing}
                ${this.#stream()}
                ${this.messages.length && this.messages.at(-1).number + 1 < chosen.messages ? html`<button @click=${this.#later}>${t("views.later")}</button>` : nothing}</div>`
          : html`<p class="none">${this.list ? (this.list.length ? t("views.chooseConversation") : t("table.empty")) : this.problem ? nothing : t("loading")}</p>`}
      </section>
      <dalel-splitter @resize=${(event) => this.#resize(event.detail)}></dalel-splitter>
      <dalel-viewer .caseId=${this.caseId} .row=${this.row} .artifact=${this.artifact} .first=${this.artifact ? "artifacts" : undefined}></dalel-viewer>`;
  }

  #resize(delta) {
    const now = this.renderRoot.querySelector("dalel-viewer").getBoundingClientRect().width;
    this.style.setProperty("--viewer", `${Math.max(200, now - delta)}px`);
  }
}

customElements.define("dalel-conversations-view", ConversationsView);

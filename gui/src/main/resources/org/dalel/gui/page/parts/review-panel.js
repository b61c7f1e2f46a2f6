import { LitElement, css, html, nothing } from "lit";
import { Localized, t, time, word } from "../i18n.js";
import * as marks from "../marks.js";
import { markStyles, tagName } from "./mark-dots.js";
import { common } from "./styles.js";

const KINDS = ["fact", "interpretation", "opinion"];

/** Tags and notes of one item, to see and to change. */
class ReviewPanel extends Localized(LitElement) {
  static properties = { locator: {}, problem: { state: true } };

  static styles = [
    common,
    markStyles,
    css`
      :host { display: block; }
      .tags { display: flex; flex-wrap: wrap; gap: 4px; margin: 6px 0; }
      .tags button { height: 26px; padding: 0 8px; }
      ul { list-style: none; margin: 6px 0; padding: 0; }
      li { border-left: 3px solid var(--line-strong); margin-bottom: 6px; padding-left: 8px; }
      li p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
      form { display: grid; gap: 6px; grid-template-columns: 1fr auto; }
      textarea { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--text);
        font: inherit; grid-column: 1 / -1; min-height: 52px; padding: 4px 8px; resize: vertical; }
    `,
  ];

  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    marks.changes.addEventListener("change", this.#redraw);
  }

  disconnectedCallback() {
    marks.changes.removeEventListener("change", this.#redraw);
    super.disconnectedCallback();
  }

  async #act(action) {
    this.problem = undefined;
    try {
      await action();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #write(event) {
    event.preventDefault();
    const form = event.target;
    const { kind, body } = Object.fromEntries(new FormData(form));
    if (body.trim()) {
      this.#act(async () => {
        await marks.note(this.locator, kind, body);
        form.reset();
      });
    }
  }

  #note(note) {
    return html`<li><strong>${word("note", note.kind)}</strong> <span class="low">${note.actor} · ${time(note.time)}</span>
      <button class="quiet" aria-label=${t("review.removeNote")} title=${t("review.removeNote")} @click=${() => this.#act(() => marks.removeNote(note.id))}>×</button>
      <p>${note.body}</p></li>`;
  }

  render() {
    const found = marks.of(this.locator) ?? {};
    const given = new Set((found.tags ?? []).map((tag) => tag.name));
    return html`
      <div class="tags" role="group" aria-label=${t("review.tags")}>
        ${marks.tags().tags.map(
          (tag) => html`<button aria-pressed=${given.has(tag.name)} title=${tag.key ? t("review.key", { key: tag.key }) : nothing}
            @click=${() => this.#act(() => marks.toggle(tag.name, [this.locator]))}><span class="dot ${tag.colour}"></span>${tagName(tag.name)}</button>`,
        )}
        <button aria-pressed=${Boolean(found.reviewed)} title=${found.reviewed ? t("review.reviewedBy", { who: found.reviewed.actor }) : t("review.key", { key: "R" })}
          @click=${() => this.#act(() => marks.toggleReviewed([this.locator]))}>✓ ${t("review.reviewed")}</button>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul>${(found.notes ?? []).map((note) => this.#note(note))}</ul>
      <form @submit=${this.#write}>
        <textarea name="body" maxlength="20000" placeholder=${t("review.newNote")} aria-label=${t("review.newNote")}></textarea>
        <select name="kind" aria-label=${t("review.noteKind")}>${KINDS.map((kind) => html`<option value=${kind}>${word("note", kind)}</option>`)}</select>
        <button>${t("review.addNote")}</button>
      </form>
    `;
  }
}

customElements.define("dalel-review-panel", ReviewPanel);

import { LitElement, css, html, nothing } from "lit";
import { get, post } from "../api.js";
import { Localized, t, time } from "../i18n.js";
import { go } from "../route.js";
import { common } from "./styles.js";

/** Searches and keyword lists that are kept in the case, and keeping more of them. */
class SavedSearches extends Localized(LitElement) {
  static properties = { caseId: {}, parameters: { attribute: false }, saved: { state: true }, problem: { state: true } };

  static styles = [
    common,
    css`
      :host { display: block; min-width: 300px; }
      h2 { font-size: var(--size-small); font-weight: 600; margin: 8px 0 4px; }
      ul { list-style: none; margin: 0; padding: 0; }
      li { display: flex; }
      .pick { border: 0; flex: 1; overflow: hidden; text-align: start; text-overflow: ellipsis; }
      form { display: grid; gap: 6px; margin-top: 6px; }
      textarea { background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--text); font: inherit; padding: 6px; }
    `,
  ];

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.#do(() => get(`/api/cases/${this.caseId}/searches`));
    }
  }

  async #do(ask) {
    try {
      this.saved = (await ask()).searches;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  #keep(event, kind, body) {
    event.preventDefault();
    const form = new FormData(event.target);
    const kept = { kind, name: form.get("name").trim(), body: body ?? form.get("words").trim() };
    event.target.reset();
    this.#do(() => post(`/api/cases/${this.caseId}/searches`, kept));
  }

  /** Any of the words of a list: phrases, joined by OR. */
  #query(words) {
    return words.split("\n").map((word) => word.trim()).filter(Boolean).map((word) => `"${word.replaceAll('"', " ")}"`).join(" OR ");
  }

  #open(one) {
    const parameters = one.kind === "words" ? { query: this.#query(one.body) } : Object.fromEntries(new URLSearchParams(one.body));
    go({ caseId: this.caseId, view: "search", parameters });
  }

  #list(kind, title) {
    const some = (this.saved ?? []).filter((one) => one.kind === kind);
    return some.length
      ? html`<h2>${t(title)}</h2><ul>${some.map((one) => html`<li>
          <button class="pick" title=${`${one.actor}, ${time(one.time)}`} @click=${() => this.#open(one)}>${one.name}</button>
          <button class="quiet" aria-label=${t("scale.search.remove", { name: one.name })}
            @click=${() => this.#do(() => post(`/api/cases/${this.caseId}/searches/forget`, { id: one.id }))}>✕</button></li>`)}</ul>`
      : nothing;
  }

  render() {
    const { item, from, ...kept } = this.parameters;
    return html`
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#list("search", "scale.search.saved")} ${this.#list("words", "scale.search.lists")}
      ${kept.query
        ? html`<form @submit=${(event) => this.#keep(event, "search", new URLSearchParams(kept).toString())}>
            <input name="name" required maxlength="200" placeholder=${t("scale.search.saveAs")} aria-label=${t("scale.search.saveAs")}>
            <button>${t("scale.search.save")}</button></form>`
        : nothing}
      <form @submit=${(event) => this.#keep(event, "words")}>
        <input name="name" required maxlength="200" placeholder=${t("scale.search.listName")} aria-label=${t("scale.search.listName")}>
        <textarea name="words" required rows="4" placeholder=${t("scale.search.listWords")} aria-label=${t("scale.search.listWords")}></textarea>
        <button>${t("scale.search.addList")}</button>
      </form>`;
  }
}

customElements.define("dalel-saved-searches", SavedSearches);

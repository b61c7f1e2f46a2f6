import { LitElement, css, html, nothing } from "lit";
import { get } from "../api.js";
import { Localized, artifactName, number, t, word } from "../i18n.js";
import * as marks from "../marks.js";
import { go } from "../route.js";
import { markStyles, tagName } from "./mark-dots.js";
import { common } from "./styles.js";
import "./tag-form.js";

const COLLECTIONS = ["all", "deleted", "encrypted", "failed", "mismatch", "embedded", "large", "recent"];
/** More evidence or file systems than this stay closed until somebody opens them. */
const OPENED_AT_ONCE = 4;
const CLOSED = "dalel.tree.closed";
const GROUPS = ["image", "video", "audio", "text", "application", "message"];

/** The tree: ready-made collections, types, evidence down to folders and containers. */
class TreePane extends Localized(LitElement) {
  static properties = {
    caseId: {},
    collection: {},
    type: {},
    place: {},
    mark: {},
    artifacts: {},
    counts: { state: true },
    found: { state: true },
    identifiers: { state: true },
    closed: { state: true },
    problem: { state: true },
  };

  static styles = [
    common,
    markStyles,
    css`
      :host { background: var(--surface-low); display: block; overflow: auto; padding: 4px 0 12px; }
      .head[role="treeitem"] { color: var(--text-low); font-size: var(--size-small); font-weight: 600; margin-top: 8px; }
      .head .arrow { color: inherit; text-align: center; }
      ul { list-style: none; margin: 0; padding: 0; }
      [role="treeitem"] { align-items: center; cursor: default; display: flex; height: var(--row); padding-right: 8px; white-space: nowrap; }
      [role="treeitem"]:hover { background: var(--hover); }
      [role="treeitem"][aria-selected="true"] { background: var(--selected); font-weight: 600; }
      .arrow { background: none; border: 0; color: var(--text-low); flex: none; height: 20px; padding: 0; width: 18px; }
      .name { flex: 1; overflow: hidden; text-overflow: ellipsis; }
      .count { color: var(--text-low); font-size: var(--size-small); font-weight: 400; padding-left: 8px; }
    `,
  ];

  constructor() {
    super();
    this.closed = new Set((localStorage.getItem(CLOSED) ?? "").split(" "));
  }

  #open = new Set();
  #children = new Map();

  willUpdate(changed) {
    if (changed.has("caseId")) {
      this.#open.clear();
      this.#children.clear();
      this.counts = this.found = this.identifiers = undefined;
      this.#load();
    }
  }

  async #load() {
    this.problem = undefined;
    try {
      this.counts = await get(`/api/cases/${this.caseId}/collections`);
      this.found = (await get(`/api/cases/${this.caseId}/artifacts/types`)).types;
      this.identifiers = (await get(`/api/cases/${this.caseId}/identifiers/mentioned`, { count: 1 })).kinds;
      await this.#fetch(0);
      await this.#expandFirst(0);
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** Opens evidence, and file systems where there are few, so that folders are in sight at once. */
  async #expandFirst(parent) {
    const nodes = this.#children.get(parent) ?? [];
    if (nodes.length <= OPENED_AT_ONCE) {
      for (const node of nodes.filter((one) => one.kind !== "folder")) {
        await this.#expand(node);
        await this.#expandFirst(node.node);
      }
    }
  }

  async #fetch(parent) {
    const known = this.#children.get(parent) ?? [];
    const after = known.at(-1)?.node;
    const found = await get(`/api/cases/${this.caseId}/nodes`, { parent, after });
    this.#children.set(parent, [...known, ...found.nodes]);
    if (found.more) {
      this.#children.get(parent).more = true;
    }
    this.requestUpdate();
  }

  async #expand(node) {
    this.#open.add(node.node);
    if (node.children && !this.#children.has(node.node)) {
      await this.#fetch(node.node);
    }
    this.requestUpdate();
  }

  #toggle(node) {
    if (this.#open.has(node.node)) {
      this.#open.delete(node.node);
      this.requestUpdate();
    } else {
      this.#expand(node);
    }
  }

  #pick(detail) {
    this.dispatchEvent(new CustomEvent("pick", { detail }));
  }

  #key = (event) => {
    const items = [...this.renderRoot.querySelectorAll('[role="treeitem"]')];
    const at = items.indexOf(event.target);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && items[at + move]) {
      event.preventDefault();
      items[at + move].focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.target.click();
    } else if (event.target.toggle && { ArrowRight: "false", ArrowLeft: "true" }[event.key] === event.target.getAttribute("aria-expanded")) {
      event.target.toggle();
    } else if (event.key === "ArrowRight" && event.target.node && !this.#open.has(event.target.node.node)) {
      this.#expand(event.target.node);
    } else if (event.key === "ArrowLeft" && event.target.node && this.#open.has(event.target.node.node)) {
      this.#toggle(event.target.node);
    }
  };

  #marked() {
    const review = marks.tags();
    const leaf = (mark, label, count) => this.#leaf(label, count, this.mark === mark, { mark });
    return html`${review.tags.map((tag) => leaf(`tag:${tag.name}`, html`<span class="dot ${tag.colour}"></span>${tagName(tag.name)}`, tag.count))}
      ${leaf("reviewed", t("review.reviewed"), review.reviewed)} ${leaf("noted", t("review.notes"), review.noted)}`;
  }

  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    marks.changes.addEventListener("change", this.#redraw);
  }

  disconnectedCallback() {
    marks.changes.removeEventListener("change", this.#redraw);
    super.disconnectedCallback();
  }

  /** Begins anew: the case has grown, and its nodes have other numbers. */
  reload() {
    this.#open.clear();
    this.#children.clear();
    this.#load();
  }

  /** A line without a branch; what it does, or what it picks. */
  #leaf(label, count, selected, does) {
    const act = typeof does === "function" ? does : () => this.#pick(does);
    return html`<li role="none"><div role="treeitem" tabindex="0" aria-level="2" aria-selected=${selected} @click=${act}>
      <span class="arrow"></span><span class="name" title=${typeof label === "string" ? label : nothing}>${label}</span><span class="count">${count === undefined ? "" : number(count)}</span>
    </div></li>`;
  }

  #collections() {
    const counts = this.counts?.collections;
    return COLLECTIONS.filter((one) => one === "all" || counts?.[one]).map((one) =>
      this.#leaf(t(`collection.${one}`), counts?.[one],
        one === "all" ? !this.collection && !this.type && !this.place && !this.mark && !this.artifacts : this.collection === one,
        { collection: one === "all" ? undefined : one }),
    );
  }

  #types() {
    const types = Object.entries(this.counts?.types ?? {});
    return GROUPS.map((group) => [group, types.filter(([type]) => type.startsWith(`${group}/`))])
      .filter(([, members]) => members.length)
      .map(([group, members]) =>
        this.#leaf(t(`type.${group}`), members.reduce((sum, [, count]) => sum + count, 0),
          this.type === `${group}/*`, { type: `${group}/*` }),
      );
  }

  /** A part of the tree, which can be closed for the sake of what is below; that is remembered. */
  #section(name, label, lines) {
    const open = !this.closed.has(name);
    const toggle = () => {
      const closed = new Set(this.closed);
      closed.delete(name) || closed.add(name);
      localStorage.setItem(CLOSED, [...closed].join(" "));
      this.closed = closed;
    };
    return html`<li role="none">
      <div class="head" role="treeitem" tabindex="0" aria-level="1" aria-expanded=${open} aria-selected="false" .toggle=${toggle} @click=${toggle}>
        <span class="arrow" aria-hidden="true">${open ? "▾" : "▸"}</span><span class="name">${label}</span></div>
      ${open ? html`<ul role="group">${lines}</ul>` : nothing}
    </li>`;
  }

  /** Artifacts by type; a branch of its own only when there are any. */
  #artifactTypes() {
    const types = Object.entries(this.found ?? {});
    return types.length
      ? this.#section("artifacts", t("views.artifacts"),
          types.map(([type, count]) => this.#leaf(artifactName(type), count, this.artifacts === type, { artifacts: type })))
      : nothing;
  }

  /** Identifiers by kind; they are listed where they are searched for. */
  #identifierKinds() {
    const kinds = Object.entries(this.identifiers ?? {});
    const show = (kind) => go({ caseId: this.caseId, view: "search", parameters: { mode: "identifiers", kind } });
    return kinds.length
      ? this.#section("identifiers", t("scale.search.identifiers"),
          kinds.map(([kind, count]) => this.#leaf(word("identifier", kind), count, false, () => show(kind))))
      : nothing;
  }

  #node(node, depth) {
    const open = this.#open.has(node.node);
    const below = this.#children.get(node.node) ?? [];
    return html`<li role="none">
      <div role="treeitem" tabindex="0" .node=${node} aria-level=${depth + 1} aria-expanded=${node.children ? open : nothing}
        aria-selected=${node.place === this.place} .style=${`padding-left: ${(depth - 1) * 14 + 8}px`}
        @click=${() => this.#pick({ place: node.place })} @dblclick=${() => this.#toggle(node)}>
        ${node.children
          ? html`<span class="arrow" @click=${(event) => { event.stopPropagation(); this.#toggle(node); }}>${open ? "▾" : "▸"}</span>`
          : html`<span class="arrow"></span>`}
        <span class="name" title=${node.name}>${node.name || "/"}</span><span class="count">${number(node.rows)}</span>
      </div>
      ${open && below.length
        ? html`<ul role="group">${below.map((child) => this.#node(child, depth + 1))}
            ${below.more ? html`<li role="none"><button class="quiet" @click=${() => this.#fetch(node.node)}>${t("more")}</button></li>` : nothing}</ul>`
        : nothing}
    </li>`;
  }

  render() {
    return html`
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div role="tree" aria-label=${t("tree")} @keydown=${this.#key}>
        <ul role="presentation">
          ${this.#section("collections", t("tree.collections"), this.#collections())}
          ${this.#section("tags", t("review.tags"), this.#marked())}
          ${this.#section("types", t("tree.types"), this.#types())}
          ${this.#artifactTypes()} ${this.#identifierKinds()}
          ${this.#section("evidence", t("tree.evidence"), (this.#children.get(0) ?? []).map((node) => this.#node(node, 1)))}
        </ul>
      </div>
      <dalel-tag-form></dalel-tag-form>
    `;
  }
}

customElements.define("dalel-tree", TreePane);

const PAGE = 100;
const KEPT_PAGES = 60;
/** Requests on the way; pages that were scrolled past before their turn are not asked for. */
const MOST_REQUESTS = 3;

/**
 * The rows of a long list, fetched in pages where they are looked at, and forgotten far from there.
 * The owner hears `changed` (a page came: its `total` and rows) and `failed` (an error).
 */
export class RowPages {
  #source;
  #pages = new Map();
  #generation = 0;
  #wanted = [];
  #requests = 0;
  #told;

  constructor(told) {
    this.#told = told;
  }

  /** Changes whenever what was fetched before is of no use any more. */
  get generation() {
    return this.#generation;
  }

  /** Another list: its first page is fetched. */
  use(source) {
    this.#source = source;
    this.clear();
    this.#wanted = [0];
    this.#fetchSome();
  }

  /** Forgets all; what is in sight is to be asked for again. */
  clear() {
    this.#pages.clear();
    this.#generation++;
  }

  /** The row at a position, when it has been fetched. */
  row(position) {
    return this.#pages.get(Math.floor(position / PAGE))?.[position % PAGE];
  }

  /** Rows from one position to before another one are in sight, and no others. */
  look(first, end) {
    if (end > first) {
      const pages = [...new Set([Math.floor(first / PAGE), Math.floor((end - 1) / PAGE)])];
      this.#wanted = pages.filter((page) => !this.#pages.has(page));
      this.#fetchSome();
    }
  }

  /** Asks for pages in sight, some at once; the next time other ones may be in sight. */
  #fetchSome() {
    while (this.#source && this.#wanted.length && this.#requests < MOST_REQUESTS) {
      const page = this.#wanted.shift();
      if (!this.#pages.has(page)) {
        this.#requests++;
        this.#fetch(page).finally(() => {
          this.#requests--;
          this.#fetchSome();
        });
      }
    }
  }

  async #fetch(page) {
    this.#pages.set(page, undefined);
    const generation = this.#generation;
    try {
      const found = await this.#source(page * PAGE, PAGE);
      if (generation === this.#generation) {
        this.#pages.set(page, found.rows);
        this.#forget(page);
        this.#told.changed(found);
      }
    } catch (problem) {
      if (generation === this.#generation && problem.name !== "AbortError") {
        this.#told.failed(problem);
      }
    }
  }

  #forget(near) {
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    far.slice(0, Math.max(0, far.length - KEPT_PAGES)).forEach((page) => this.#pages.delete(page));
  }
}

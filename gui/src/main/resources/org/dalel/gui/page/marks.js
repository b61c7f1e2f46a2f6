import { get, post } from "./api.js";
import { on } from "./live.js";

/**
 * Tags, notes and reviewed marks of a case, as far as items are in sight. Asked for many at a time,
 * kept until the server says that something is new; who draws marks listens to `changes`.
 */

const MOST = 500;

export const changes = new EventTarget();

let caseId;
let known = new Map();
let wanted = new Set();
let review = { tags: [], reviewed: 0, noted: 0, version: -1 };
let asking;
let turn = 0;
let asks = new Map(); // the last question about each item: an earlier answer that comes later is old

function tell() {
  changes.dispatchEvent(new Event("change"));
}

/** The tags of the case with their counts; `colour(name)` is the word of a tag's colour. */
export const tags = () => review;
export const colour = (name) => review.tags.find((tag) => tag.name === name)?.colour ?? "grey";

/** Marks of another case from now on. */
export function use(id) {
  if (id !== caseId) {
    caseId = id;
    known = new Map();
    asks = new Map();
    review = { tags: [], reviewed: 0, noted: 0, version: -1 };
    refresh();
  }
}

/** What is known of an item; asked for when nothing is yet. */
export function of(locator) {
  if (!known.has(locator)) {
    wanted.add(locator);
    asking ??= setTimeout(ask, 20);
  }
  return known.get(locator);
}

async function ask() {
  const asked = [...wanted].slice(0, MOST);
  const id = caseId;
  wanted = new Set();
  asking = undefined;
  if (!id || !asked.length) {
    return;
  }
  const mine = ++turn;
  asked.forEach((locator) => asks.set(locator, mine));
  try {
    const { marks } = await post(`/api/cases/${id}/review/marks`, { locators: asked });
    if (id === caseId) {
      const newest = asked.filter((locator) => asks.get(locator) === mine);
      newest.forEach((locator) => asks.delete(locator));
      newest.forEach((locator) => known.set(locator, marks[locator] ?? {}));
      tell();
    }
  } catch {
    asked.forEach((locator) => known.delete(locator)); // asked again when they are next drawn
  }
}

async function refresh() {
  const id = caseId;
  if (!id) {
    return;
  }
  const found = await get(`/api/cases/${id}/review`).catch(() => undefined);
  if (found && id === caseId && found.version >= review.version) {
    review = found;
    [...known.keys()].slice(-MOST).forEach((locator) => wanted.add(locator));
    known = new Map([...known].slice(-MOST));
    await ask();
    tell();
  }
}

on("review", ({ version }) => version !== review.version && refresh());

const act = async (path, body) => {
  const answer = await post(`/api/cases/${caseId}/review/${path}`, body);
  await refresh();
  return answer;
};

/** Gives items a tag, or takes it away when all of them have it. */
export function toggle(name, locators) {
  const all = locators.every((locator) => known.get(locator)?.tags?.some((tag) => tag.name === name));
  return act("tag", { name, locators, off: all });
}

export function toggleReviewed(locators) {
  return act("reviewed", { locators, off: locators.every((locator) => known.get(locator)?.reviewed) });
}

export const note = (locator, kind, body) => act("note", { locator, kind, body });
export const removeNote = (id) => act("note/remove", { id });
export const define = (tag) => act("define", tag);
export const undo = () => act("undo", {});
export const byKey = (key) => review.tags.find((tag) => String(tag.key) === key);

/** Marks items as the table does, when the key of an event is one for that; otherwise undefined. */
export function byEvent(event, locators) {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9r]$/i.test(event.key)) {
    return undefined;
  }
  const { key } = event;
  if (review.version < 0) { // the tags are on their way
    event.preventDefault();
    return refresh().then(() => mark(key, locators));
  }
  const done = mark(key, locators);
  if (done) {
    event.preventDefault();
  }
  return done;
}

function mark(key, locators) {
  if (key.toLowerCase() === "r") {
    return toggleReviewed(locators);
  }
  const tag = byKey(key);
  return tag ? toggle(tag.name, locators) : undefined;
}

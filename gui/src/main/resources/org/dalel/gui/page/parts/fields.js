import { html, nothing } from "lit";
import { fieldName, serviceName, time, valueName } from "../i18n.js";

/** A time as artifacts have it (ISO 8601, UTC). */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

const DEEPEST = 6;
const LONGEST = 20_000;

const MOST_TOLD = 5;
/** Fields that say the most, in this order; then others; those that only name a thing inside come last. */
const FIRST = ["program", "time", "sent", "began", "name", "who", "value", "address", "sender", "caller", "body", "recipients", "called", "chat"];
const LAST = new Set(["id", "conversation", "app", "service", "written", "sha256"]);

/** Where a field stands among others. */
export const rank = (name) => (FIRST.includes(name) ? FIRST.indexOf(name) : LAST.has(name) ? FIRST.length + 1 : FIRST.length);

/** A value that is no list and has no parts, in words. */
const plain = (value, field) => (TIME.test(value) ? time(value) : field === "service" ? serviceName(value) : valueName(field, value));

/** A value of an artifact as text in one line; the field that it is of says what it means. */
export function line(value, field) {
  if (value === null || value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map((one) => line(one, field)).filter(Boolean).join(", ");
  }
  if (typeof value === "object") {
    return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)).map(([name, one]) => line(one, name)).filter(Boolean).join(" ");
  }
  return plain(value, field);
}

/** What an artifact says in short: the first of its texts, without truth values and bare numbers. */
export function brief(fields) {
  const all = Object.entries(fields).sort(([a], [b]) => rank(a) - rank(b));
  const told = all.filter(([, value]) => typeof value === "string" || (typeof value === "object" && value));
  const texts = (told.length ? told : all).map(([name, value]) => line(value, name)).filter(Boolean);
  return texts.slice(0, MOST_TOLD).join(" · ");
}

/** A value of an artifact as nested tables; the exact time stands in the hint of one that is shown in seconds. */
export function fields(value, field, depth = 0) {
  if (value === null || typeof value !== "object" || depth > DEEPEST) {
    return TIME.test(value) ? html`<span title=${value}>${time(value)}</span>` : line(value, field).slice(0, LONGEST);
  }
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== "object") ? line(value, field) : value.map((one) => html`<div class="one">${fields(one, field, depth + 1)}</div>`);
  }
  const entries = Object.entries(value);
  return entries.length
    ? html`<table><tbody>${entries.map(([name, inner]) => html`<tr><th scope="row">${fieldName(name)}</th><td>${fields(inner, name, depth + 1)}</td></tr>`)}</tbody></table>`
    : nothing;
}

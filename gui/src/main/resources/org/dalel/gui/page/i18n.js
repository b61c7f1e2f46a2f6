/** The words of the page in three languages, switched at once; numbers, sizes and dates too. */

export const LANGUAGES = { en: "English", ru: "Русский", kk: "Қазақша" };

const listeners = new Set();
const texts = {};
const artifactNames = {};
let language = "en";

const stored = () => localStorage.getItem("dalel.language");
const ofBrowser = () => navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES);

export const currentLanguage = () => language;

export async function setLanguage(wanted) {
  const chosen = wanted in LANGUAGES ? wanted : "en";
  if (!texts[chosen]) {
    const [words, names] = await Promise.all([fetch(`/page/i18n/${chosen}.json`), fetch(`/api/artifact-names?language=${chosen}`)]);
    texts[chosen] = await words.json();
    artifactNames[chosen] = names.ok ? await names.json() : {};
  }
  language = chosen;
  formatter = dayFormatter = clock = undefined;
  localStorage.setItem("dalel.language", chosen);
  document.documentElement.lang = chosen;
  listeners.forEach((listener) => listener());
}

export function initLanguage() {
  initZone();
  return setLanguage(stored() ?? ofBrowser() ?? "en");
}

/** The text of a key; `{name}` in it is replaced by a parameter. */
export function t(key, parameters = {}) {
  const text = texts[language]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => parameters[name] ?? all);
}

/** The text of a word that comes from the case (a state, a kind); itself when it is not known. */
export const word = (group, value) => (value ? (texts[language]?.[`${group}.${value}`] ?? value) : "");

/** What people call a type of artifacts; the type itself when it is of a plugin that nobody has named. */
export const artifactName = (type) => artifactNames[language]?.types?.[type] ?? type;

/** What people call a field of artifacts, likewise. */
export const fieldName = (field) => artifactNames[language]?.fields?.[field] ?? field;

const keyOf = (text) => text.replaceAll(" ", "-");

/** What a value of a field of artifacts means, where the field has one of few; the value itself otherwise. */
export function valueName(field, value) {
  const values = artifactNames[language]?.values ?? {};
  return typeof value === "boolean" ? (values[value] ?? `${value}`) : (values[`${field}.${keyOf(`${value}`)}`] ?? `${value}`);
}

const OF_A_FIELD = /^([a-z-]+): ([a-z-]+)$/;

/** What an event says of itself, such as `message: sent` (a type of artifacts and a field), in words. */
export function eventText(description) {
  const [, type, field] = OF_A_FIELD.exec(description) ?? [];
  return type && artifactName(type) !== type
    ? `${artifactName(type)}: ${fieldName(field)}`
    : (artifactNames[language]?.events?.[keyOf(description)] ?? description);
}

/** Programs and services by the words that the case has for them; names are the same in all languages. */
const SERVICES = {
  whatsapp: "WhatsApp", telegram: "Telegram", imessage: "iMessage", sms: "SMS", mms: "MMS", viber: "Viber", skype: "Skype", kik: "Kik",
  signal: "Signal", teams: "Teams", instagram: "Instagram", facebook: "Facebook", messenger: "Messenger", imo: "imo", burner: "Burner",
  discord: "Discord", wechat: "WeChat", line: "LINE", snapchat: "Snapchat", tango: "Tango", tinder: "Tinder", twitter: "Twitter", slack: "Slack",
  hangouts: "Hangouts", icq: "ICQ", vk: "VK", email: "E-mail", phone: "Phone",
};

export const serviceName = (service) => SERVICES[service] ?? service ?? "";

/**
 * How numbers and dates are written. Kazakh does it as Russian; browsers that claim to know Kazakh
 * may have no data of it and write English numbers.
 */
const formats = () => ({ en: "en-GB", kk: "ru" })[language] ?? language;

const numberFormats = new Map();

/** To make one costs more than to use it a thousand times. */
function numberFormat(digits) {
  const key = `${language} ${digits}`;
  if (!numberFormats.has(key)) {
    numberFormats.set(key, new Intl.NumberFormat(formats(), { maximumFractionDigits: digits }));
  }
  return numberFormats.get(key);
}

const MOST_DIGITS = 3;

export const number = (value) => numberFormat(MOST_DIGITS).format(value);

const LARGEST_UNIT = 4;

/** A size for people: binary steps, as the file managers of examiners count. */
export function size(bytes) {
  if (bytes === undefined) {
    return "";
  }
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), LARGEST_UNIT);
  return `${numberFormat(step === 0 ? 0 : 1).format(bytes / 1024 ** step)} ${t(`unit.${step}`)}`;
}

const UTC = "UTC";
/** Offered when the browser does not tell which there are. */
const SOME_ZONES = ["Asia/Almaty", "Asia/Aqtau", "Asia/Tashkent", "Europe/Moscow", "Europe/Berlin", "America/New_York"];

let zone = UTC;
let formatter;
let dayFormatter;
const ALL_PARTS = { year: "numeric", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };

/** The zone in which times are shown; the case itself keeps UTC. */
export const currentZone = () => zone;

/** All zones that can be chosen, UTC first; the one given is among them. */
export function zones(chosen) {
  const known = Intl.supportedValuesOf?.("timeZone") ?? SOME_ZONES;
  return [...new Set([UTC, chosen, ...known])].filter(Boolean);
}

export function setZone(wanted) {
  zone = wanted;
  formatter = dayFormatter = clock = undefined;
  localStorage.setItem("dalel.zone", wanted);
  listeners.forEach((listener) => listener());
}

function initZone() {
  try {
    const kept = localStorage.getItem("dalel.zone") ?? UTC;
    Intl.DateTimeFormat("en", { timeZone: kept });
    zone = kept;
  } catch {
    zone = UTC; // a zone that this browser does not know
  }
}

/** A time of the case (ISO 8601, UTC) as the language writes it, in the zone that was chosen. */
export function time(iso) {
  if (!iso) {
    return "";
  }
  formatter ??= dates("year", "month", "day", "hour", "minute", "second");
  return formatter.format(instant(iso));
}

/** The day of a time alone, in the zone that was chosen. */
export function day(iso) {
  if (!iso) {
    return "";
  }
  dayFormatter ??= dates("year", "month", "day");
  return dayFormatter.format(instant(iso));
}

let clock;

/** A moment (milliseconds since 1970 UTC) as it is typed: 2026-03-04 05:06:07, in the zone that was chosen. */
export function toField(milliseconds) {
  clock ??= new Intl.DateTimeFormat("sv-SE", { ...ALL_PARTS, month: "2-digit", timeZone: zone });
  return clock.format(milliseconds);
}

const TYPED = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;
const TYPED_BY_DAY = /^(\d\d?)\.(\d\d?)\.(\d{4})(?:,? (\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * What was typed, in the zone that was chosen, as milliseconds since 1970 UTC; not a number when it is no
 * time. Also without seconds or time of day, and as Russian and Kazakh write it: 04.03.2026, 05:06:07.
 */
export function ofField(text) {
  const [, day, month, year, ...clockOf] = TYPED_BY_DAY.exec(text.trim()) ?? [];
  const parts = year ? [year, month, day, ...clockOf] : (TYPED.exec(text.trim()) ?? []).slice(1);
  const [hour = "00", minute = "00", second = "00"] = parts.slice(3);
  const two = (part) => part?.padStart(2, "0");
  const wanted = Date.parse(`${parts[0]}-${two(parts[1])}-${two(parts[2])}T${hour}:${minute}:${second}Z`);
  const distance = (moment) => Date.parse(`${toField(moment).replace(" ", "T")}Z`) - Math.floor(moment / 1000) * 1000;
  // the second step is for what lies near a change of the clock
  return Number.isNaN(wanted) ? wanted : wanted - distance(wanted - distance(wanted));
}

/** Browsers know milliseconds; the case has finer times. */
const instant = (iso) => new Date(`${iso.replace("Z", "").slice(0, 23)}Z`);

/** Writes parts of times alone, such as year and month. */
export function dates(...parts) {
  const month = language === "en" ? "short" : "2-digit";
  const how = { ...ALL_PARTS, month };
  return new Intl.DateTimeFormat(formats(), {
    timeZone: zone, hourCycle: "h23", ...Object.fromEntries(parts.map((part) => [part, how[part]])),
  });
}

/** Makes an element draw itself again when the language changes. */
export const Localized = (Base) =>
  class extends Base {
    #redraw = () => this.requestUpdate();

    connectedCallback() {
      super.connectedCallback();
      listeners.add(this.#redraw);
    }

    disconnectedCallback() {
      listeners.delete(this.#redraw);
      super.disconnectedCallback();
    }
  };

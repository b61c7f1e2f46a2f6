import { dots, names } from "./mark-dots.js";
import { number, size, t, time, word } from "../i18n.js";

const USUAL = 13;
const STORED = "dalel.columns";
const SHOWN = ["name", "marks", "size", "type", "mtime", "crtime", "state", "status", "path"];

/** All columns of items: each can be sorted by the server. `text` is what is copied where it is not what is drawn. */
const all = () => [
  { id: "name", label: t("column.name"), width: 190, sortable: true, draw: (row) => row.name },
  { id: "marks", label: t("review.marks"), width: 70, draw: dots, text: names },
  { id: "size", label: t("column.size"), width: 86, sortable: true, end: true, draw: (row) => (row.kind === "dir" ? "" : size(row.size)), text: (row) => row.size ?? "" },
  { id: "type", label: t("column.type"), width: 126, sortable: true, draw: (row) => row.type ?? "" },
  { id: "mtime", label: t("column.mtime"), width: 166, sortable: true, draw: (row) => time(row.mtime), text: (row) => row.mtime ?? "" },
  { id: "crtime", label: t("column.crtime"), width: 175, sortable: true, draw: (row) => time(row.crtime), text: (row) => row.crtime ?? "" },
  { id: "state", label: t("column.state"), width: 100, sortable: true, draw: (row) => word("state", row.state) },
  { id: "status", label: t("column.status"), width: 130, sortable: true, draw: (row) => word("status", row.status) },
  { id: "kind", label: t("column.kind"), width: 90, sortable: true, draw: (row) => word("kind", row.kind) },
  { id: "path", label: t("column.path"), width: 420, sortable: true, draw: (row) => row.path },
  { id: "atime", label: t("column.atime"), width: 175, sortable: true, draw: (row) => time(row.atime), text: (row) => row.atime ?? "" },
  { id: "ctime", label: t("column.ctime"), width: 175, sortable: true, draw: (row) => time(row.ctime), text: (row) => row.ctime ?? "" },
  { id: "extension", label: t("column.extension"), width: 90, sortable: true, draw: (row) => row.extension ?? "" },
  { id: "sha256", label: "SHA-256", width: 470, sortable: true, draw: (row) => row.sha256 ?? "" },
  { id: "md5", label: "MD5", width: 250, draw: (row) => row.md5 ?? "" },
  { id: "locator", label: t("column.locator"), width: 480, draw: (row) => row.locator },
  { id: "bytes", label: t("column.bytes"), width: 110, end: true, draw: (row) => (row.size === undefined ? "" : number(row.size)), text: (row) => row.size ?? "" },
];

const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(STORED)) ?? {};
  } catch {
    return {}; // somebody else wrote there
  }
};

const store = (changes) => localStorage.setItem(STORED, JSON.stringify({ ...stored(), ...changes }));

/** Those that are shown, as wide as they were left. */
export function columns() {
  const { shown = SHOWN } = stored();
  return widened(all().filter((column) => shown.includes(column.id)));
}

/** Any columns, as wide as they were left. */
export function widened(some) {
  const { widths = {} } = stored();
  // widths are made for letters of 13 pixels; large screens have larger ones
  const letters = (parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--size")) || USUAL) / USUAL;
  return some.map((column) => ({ ...column, width: widths[column.id] ?? Math.round(column.width * letters) }));
}

/** All of them, each with whether it is shown. */
export function choices() {
  const { shown = SHOWN } = stored();
  return all().map(({ id, label }) => ({ id, label, shown: shown.includes(id) }));
}

/** Shows or hides a column; the last one stays. */
export function showColumn(id, wanted) {
  const { shown = SHOWN } = stored();
  const others = shown.filter((one) => one !== id);
  if (wanted || others.length) {
    store({ shown: wanted ? [...others, id] : others });
  }
}

export const setWidth = (id, width) => store({ widths: { ...stored().widths, [id]: width } });

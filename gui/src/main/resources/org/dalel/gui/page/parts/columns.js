import { dots } from "./mark-dots.js";
import { size, t, time, word } from "../i18n.js";

/** The columns of items: each can be sorted by the server. */
export const columns = () => [
  { id: "name", label: t("column.name"), width: 240, sortable: true, draw: (row) => row.name },
  { id: "marks", label: t("review.marks"), width: 64, draw: dots },
  { id: "size", label: t("column.size"), width: 90, sortable: true, end: true, draw: (row) => (row.kind === "dir" ? "" : size(row.size)) },
  { id: "type", label: t("column.type"), width: 180, sortable: true, draw: (row) => row.type ?? "" },
  { id: "mtime", label: t("column.mtime"), width: 150, sortable: true, draw: (row) => time(row.mtime) },
  { id: "crtime", label: t("column.crtime"), width: 150, sortable: true, draw: (row) => time(row.crtime) },
  { id: "state", label: t("column.state"), width: 100, sortable: true, draw: (row) => word("state", row.state) },
  { id: "status", label: t("column.status"), width: 110, sortable: true, draw: (row) => word("status", row.status) },
  { id: "kind", label: t("column.kind"), width: 90, sortable: true, draw: (row) => word("kind", row.kind) },
  { id: "path", label: t("column.path"), width: 420, sortable: true, draw: (row) => row.path },
  { id: "atime", label: t("column.atime"), width: 150, sortable: true, draw: (row) => time(row.atime) },
  { id: "ctime", label: t("column.ctime"), width: 150, sortable: true, draw: (row) => time(row.ctime) },
  { id: "extension", label: t("column.extension"), width: 90, sortable: true, draw: (row) => row.extension ?? "" },
  { id: "sha256", label: "SHA-256", width: 470, sortable: true, draw: (row) => row.sha256 ?? "" },
];

import { fieldName, t, word } from "../i18n.js";
import { line, rank } from "./fields.js";

const MOST_FIELDS = 14;
const USUAL = 170;
/** Some need more room, some less. */
const WIDTHS = { body: 300, value: 260, address: 300, service: 100, direction: 100, kind: 120, status: 110, network: 110, encryption: 150, version: 100, own: 80 };

/** The columns of a list of artifacts: their own fields first, then where they stand. */
export const artifactColumns = (fields) => [
  ...[...fields].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FIELDS).map((name) => ({
    id: `field ${name}`,
    label: fieldName(name),
    width: WIDTHS[name] ?? USUAL,
    sortable: true,
    draw: (one) => line(one.fields?.[name], name),
  })),
  { id: "name", label: t("column.name"), width: 200, sortable: true, draw: (one) => one.row?.name ?? "" },
  { id: "state", label: t("column.state"), width: 110, sortable: true, draw: (one) => word("artifact.state", one.state) },
  { id: "confidence", label: t("views.confidence"), width: 110, sortable: true, draw: (one) => word("confidence", one.confidence) },
  { id: "plugin", label: t("views.plugin"), width: 160, sortable: true, draw: (one) => one.plugin ?? "" },
  { id: "path", label: t("column.path"), width: 420, sortable: true, draw: (one) => one.row?.path ?? "" },
];

import { fieldName, t, word } from "../i18n.js";
import { line } from "./fields.js";

const MOST_FIELDS = 14;

/** The columns of a list of artifacts: their own fields first, then where they stand. */
export const artifactColumns = (fields) => [
  ...fields.slice(0, MOST_FIELDS).map((name) => ({
    id: `field ${name}`,
    label: fieldName(name),
    width: 180,
    draw: (one) => line(one.fields?.[name]),
  })),
  { id: "name", label: t("column.name"), width: 200, draw: (one) => one.row?.name ?? "" },
  { id: "state", label: t("column.state"), width: 110, draw: (one) => word("artifact.state", one.state) },
  { id: "confidence", label: t("views.confidence"), width: 110, draw: (one) => word("confidence", one.confidence) },
  { id: "plugin", label: t("views.plugin"), width: 160, draw: (one) => one.plugin ?? "" },
  { id: "path", label: t("column.path"), width: 420, draw: (one) => one.row?.path ?? "" },
];

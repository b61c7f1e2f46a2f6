/** Characters in UTF-16, two bytes each. */
const SIZE = 65536 * 2;

/**
 * Whether a row is the table of capital letters of NTFS. Its type is told by its first bytes, as for everything;
 * they are the same as an icon's, but no picture is to be expected there.
 */
export const isCapitals = (row) => row.path === "/$UpCase" && row.size === SIZE;

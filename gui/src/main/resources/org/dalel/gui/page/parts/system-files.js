const NAMES = "MFT|MFTMirr|LogFile|Volume|AttrDef|Bitmap|Boot|BadClus|Secure|UpCase";
const PATH = new RegExp(`^/\\$(${NAMES})$`);

/**
 * Whether a row is a structure of NTFS. Its type is told by its first bytes, as for everything; those of the table
 * of capital letters ($UpCase) are the same as an icon's, but no picture is to be expected there.
 */
export const isSystemFile = (row) => PATH.test(row.path ?? "");

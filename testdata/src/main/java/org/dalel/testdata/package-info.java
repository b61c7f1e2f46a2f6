/**
 * Evidence with known truth, for the tests, the demo and the labs.
 *
 * <pre>
 *  description.json ─▶ DescriptionReader ─┐
 *                                         ├─▶ model.Description ─▶ disk.DiskWriter ─▶ raw image ─▶ damage ─▶ disk.Packer ─▶ image
 *  EvidenceBuilder (Java) ────────────────┘                         └ fs.*Writer ─▶ fs.Ledger ─▶ truth ─▶ IMAGE.truth.csv, .json
 * </pre>
 *
 * The truth comes from the description and from the writers' own books, never from reading the
 * image back. All file systems but ISO 9660 are written by this module itself, so no tool, mount or
 * privilege is needed, and the same description and seed give the same bytes. What needs a tool
 * that is missing (E01, VMDK, QCOW2, dynamic VHD, ISO 9660) is left out and named in {@code
 * skipped}.
 *
 * <h2>A description</h2>
 *
 * <pre>{@code
 * {
 *   "name": "usb", "seed": 7,
 *   "table": "none|dos|gpt", "sectorSize": 512, "size": "64M",       // size: 0 or left out = as needed
 *   "wrap": "raw|split|e01|vhd|vhd-dynamic|vmdk|qcow2", "partBytes": "8M",
 *   "volumes": [{
 *     "fileSystem": "ntfs|fat12|fat16|fat32|exfat|ext2|ext3|ext4|iso9660|none|random|unsupported: xfs|btrfs|luks|bitlocker",
 *     "size": "32M", "label": "DATA",
 *     "steps": [                                                    // happen in this order
 *       {"folder": "/a"},
 *       {"file": "/a/x.txt", "text": "Сәлем", "charset": "UTF-8", "search": ["Сәлем"]},
 *       {"file": "/a/raw", "bytes": "00ff"},  {"file": "/a/r", "random": "64K", "traits": ["fragmented"]},
 *       {"file": "/a/w", "words": 9000, "traits": ["compressed"], "at": "2026-03-02T10:00:00.5Z"},
 *       {"file": "/a/doc.pdf", "document": "pdf"},                  // names: document.Documents
 *       {"file": "/a/sparse", "sparse": {"size": "1G", "pieces": [{"offset": "10M", "text": "x"}]}},
 *       {"stream": "hidden", "of": "/a/x.txt", "text": "NTFS only"},
 *       {"hardLink": "/b", "to": "/a/x.txt"}, {"symLink": "/c", "to": "a/x.txt"},
 *       {"delete": "/a/r"}, {"delete": "/a/w", "wiped": true},      // wiped: ext, as Linux does today
 *       {"file": "/a/new", "random": "32K", "over": "/a/r"},        // on the clusters of the deleted
 *       {"many": "/many", "count": 100000, "perFolder": 1000, "size": 200}
 *     ]}],
 *   "damage": [{"truncate": -512}, {"wipe": 0, "count": 512}, {"flip": 20}, {"cutMetadata": 0}]
 * }
 * }</pre>
 *
 * In names, {@code \xNN} stands for one byte that need not be UTF-8 (in JSON {@code \\xNN}).
 *
 * <h2>What the table does not list</h2>
 *
 * Files that belong to the file system itself ({@code $MFT}, volume labels, virtual files of The
 * Sleuth Kit). A deleted FAT file whose name was short only is listed with {@code _} as its first
 * letter, as it can be read. Digests of deleted files are those of the true content, also where the
 * content is overwritten: {@code deleted} in the JSON file says which can be recovered.
 */
package org.dalel.testdata;

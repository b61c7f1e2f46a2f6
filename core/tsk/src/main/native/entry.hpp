// The packed form of a name and its metadata, shared by enumeration and single files.
//
// Native byte order, no padding. Offsets of the fixed part (204 bytes):
//     0 u32 length of the whole record      4 u8 record kind          5 u8 name flags    6 u8 name type
//     7 u8 entry flags (EntryFlag)          8 u64 name's meta addr   16 u32 name's seq  20 u32 meta seq
//    24 u64 meta addr                      32 u64 parent addr        40 u32 parent seq  44 u32 mode
//    48 u8 meta type  49 u8 meta flags     50 u8 extra time kind     51 u8 attr state   52 u32 link count
//    56 i64 size                           64 u32 uid                68 u32 gid
//    72 5 x (i64 seconds, u32 nanos): mtime atime ctime crtime extra
//   132 4 x (i64 seconds, u32 nanos): $FILE_NAME mtime atime ctime crtime
//   180 u32 $FILE_NAME attribute id        184 u64 date added (APFS)
//   192 u32 attribute count                196 u32 reserved           200 u32 reserved
// then name, short name, link target, owner SID (u32 length and bytes each), then the attributes:
//     u32 length of the attribute, u32 type, u16 id, u16 flags, i64 size, i64 initsize, i64 allocsize,
//     u32 skiplen, u32 compression unit, name (u32 length and bytes), resident content (u32 length and bytes),
//     u32 run count, runs of (u64 file block, u64 fs block, u64 block count, u32 flags).
#pragma once

#include <unordered_map>

#include "shim.hpp"

namespace dalel {

enum RecordKind : uint8_t { RECORD_ENTRY = 1, RECORD_DIRECTORY = 2, RECORD_EVENT = 3 };

enum EntryFlag : uint8_t {
  ENTRY_HAS_META = 0x01,
  ENTRY_REALLOCATED = 0x02,
  ENTRY_ORPHAN_STAGE = 0x04,
  ENTRY_UNNAMED = 0x08,
  ENTRY_SEQUENCE_DIFFERS = 0x10,
  ENTRY_ATTRIBUTES_FAILED = 0x20,
};

enum ExtraTime : uint8_t { EXTRA_NONE = 0, EXTRA_DELETED = 1, EXTRA_BACKUP = 2 };

/** Owner SIDs by NTFS security id: resolving one scans $Secure, so each is resolved once. */
typedef std::unordered_map<uint32_t, std::string> SidCache;

struct PackOptions {
  bool attributes;
  size_t residentLimit;
};

/** Appends one ENTRY record. The name may be null; meta may be null. */
void packEntry(Packer &out, TSK_FS_FILE *file, uint8_t entryFlags, const PackOptions &options,
               SidCache &sids);

}  // namespace dalel

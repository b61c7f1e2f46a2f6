"""Where the metadata of an image lie: the places that a parser believes.

regions(image) gives them as (start, length, name), in bytes of the image. File systems are found with mmls
and fsstat, directories with fls and istat (all of The Sleuth Kit); tables whose place stands in a superblock
are found by reading that. What has no known layout gives the sectors that hold something, those near
the beginning and those with names first. Standard library only.
"""

import re
import struct
import subprocess
import zlib

SECTOR = 512
MOST_DIRECTORIES = 150
LONGEST_REGION = 256 * 1024
TOOL_SECONDS = 60

# What an image holds, from the names of fsstat to the functions below.
FAMILIES = {
    "ntfs": "ntfs", "fat12": "fat", "fat16": "fat", "fat32": "fat", "exfat": "exfat",
    "ext2": "ext", "ext3": "ext", "ext4": "ext", "ufs1": "ufs", "ufs1b": "ufs", "ufs2": "ufs",
    "hfs": "hfs", "hfsp": "hfs", "hfsx": "hfs", "iso9660": "iso", "yaffs2": "yaffs2",
}


def regions(image):
    """All regions of an image, each at most LONGEST_REGION bytes, none beyond its end."""
    with open(image, "rb") as source:
        data = source.read()
    if data[:3] == b"EVF":
        found = ewf(data)
    else:
        found = partition_tables(image, data)
        for offset in file_systems(image, data):
            found += of_file_system(image, data, offset)
    if sum(length for _, length, _ in found) < 2 * SECTOR:
        found += busy_sectors(data)
    return [(start, min(length, LONGEST_REGION, len(data) - start), name)
            for start, length, name in found if 0 <= start < len(data) and length > 0]


def tool(*command):
    """Output of a program; empty when it fails or takes too long."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              stdin=subprocess.DEVNULL, timeout=TOOL_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")


def number(data, at, form):
    """One number of the image, 0 beyond its end."""
    size = struct.calcsize(form)
    return struct.unpack_from(form, data, at)[0] if 0 <= at <= len(data) - size else 0


# Volumes

def volumes(image):
    """(start, sectors, is it a table) of what mmls lists, in sectors."""
    rows = re.findall(r"^\d+:\s+(\S+)\s+(\d+)\s+\d+\s+(\d+)\s+(.*)$", tool("mmls", image), re.M)
    for _, start, _, description in list(rows):
        if "(0xa5)" in description:  # a disk label inside; its places count from the start of the disk
            rows += re.findall(r"^\d+:\s+(\S+)\s+(\d+)\s+\d+\s+(\d+)\s+(.*)$",
                               tool("mmls", "-t", "bsd", "-o", start, image), re.M)
            rows.append(("Meta", start, "16", "disk label"))
    return [(int(start), int(length), slot == "Meta") for slot, start, length, _ in rows]


def partition_tables(image, data):
    found = volumes(image)
    if not found:
        return []
    tables = [(0, 34 * SECTOR, "partition table"), (len(data) - 33 * SECTOR, 33 * SECTOR, "backup table")]
    for start, length, table in found:
        if table:
            tables.append((start * SECTOR, min(length, 34) * SECTOR, "partition table"))
    # the tables are what such an image is for: they count as much as what is in the volumes
    return tables * 4


def file_systems(image, data):
    starts = [0] + [start for start, _, table in volumes(image) if not table]
    return [start for start in dict.fromkeys(starts)
            if family(image, start) or data[start * SECTOR + 32:start * SECTOR + 36] == b"NXSB"]


def family(image, sector):
    return FAMILIES.get(tool("fsstat", "-t", "-o", str(sector), image).strip())


# File systems: each function gives regions relative to the image

def of_file_system(image, data, sector):
    base = sector * SECTOR
    if data[base + 32:base + 36] == b"NXSB":
        return apfs(data, base)
    kind = family(image, sector)
    reader = {"ntfs": ntfs, "fat": fat, "exfat": exfat, "ext": ext, "ufs": ufs, "hfs": hfs, "iso": iso}.get(kind)
    if reader is None:
        return busy_sectors(data)
    return reader(image, data, base) + directories(image, data, sector, kind)


def ntfs(image, data, base):
    cluster = number(data, base + 11, "<H") * max(1, number(data, base + 13, "<B"))
    mft = base + number(data, base + 48, "<Q") * cluster
    mirror = base + number(data, base + 56, "<Q") * cluster
    return [(base, SECTOR, "boot sector"), (mirror, 4096, "mirror of the MFT")] + [
        (mft + 1024 * record, 1024, "MFT, first" if record < 16 else "MFT") for record in range(96)
        if data[mft + 1024 * record:mft + 1024 * record + 4] == b"FILE"]


def fat(image, data, base):
    sector = number(data, base + 11, "<H") or SECTOR
    reserved = number(data, base + 14, "<H")
    tables = number(data, base + 16, "<B")
    long = number(data, base + 22, "<H") or number(data, base + 36, "<I")
    root = base + (reserved + tables * long) * sector
    found = [(base, SECTOR, "boot sector"), (base + sector, 2 * sector, "FSINFO")]
    found += [(base + (reserved + n * long) * sector, min(long, 16) * sector, f"FAT {n}") for n in range(tables)]
    return found + [(root, max(number(data, base + 17, "<H") * 32, sector), "root directory")]


def exfat(image, data, base):
    sector = 1 << number(data, base + 108, "<B")
    cluster = sector << number(data, base + 109, "<B")
    heap = base + number(data, base + 88, "<I") * sector
    root = heap + (number(data, base + 96, "<I") - 2) * cluster
    table = base + number(data, base + 80, "<I") * sector
    return [(base, sector, "boot sector"), (table, min(number(data, base + 84, "<I") * sector, 8192), "FAT"),
            (root, cluster, "root directory"), (root, cluster, "root directory")]


def ext(image, data, base):
    block = 1024 << min(number(data, base + 1024 + 24, "<I"), 6)
    per_group = max(1, number(data, base + 1024 + 40, "<I"))
    inode = number(data, base + 1024 + 88, "<H") or 128
    groups = -(-number(data, base + 1024, "<I") // per_group)
    table = base + (block if block > 1024 else 2048)
    size = number(data, base + 1024 + 254, "<H") if number(data, base + 1024 + 96, "<I") & 0x80 else 32
    found = [(base + 1024, 1024, "superblock"), (table, groups * max(size, 32), "group descriptors")]
    for group in range(min(groups, 8)):
        place = base + number(data, table + group * max(size, 32) + 8, "<I") * block
        for at in range(place, min(place + per_group * inode, len(data)), block):
            if any(data[at:at + block]):
                found.append((at, block, "inodes"))
    return found


def ufs(image, data, base):
    for at in (base + 262144, base + 65536, base + 8192):
        if number(data, at + 1372, "<I") in (0x00011954, 0x19540119):
            fragment = number(data, at + 52, "<i")
            inodes = base + number(data, at + 16, "<i") * fragment
            return [(at, 1376, "superblock"), (base + number(data, at + 12, "<i") * fragment, 2048, "cylinder group"),
                    (inodes, 16384, "inodes"), (inodes, 4096, "inodes")]
    return []


def hfs(image, data, base):
    head = base + 1024
    block = number(data, head + 40, ">I")
    found = [(head, 512, "volume header"), (len(data) - 1024, 512, "alternate volume header")]
    for at, name in ((112, "allocation file"), (192, "extents file"), (272, "catalog file"), (352, "attributes file")):
        first, count = number(data, head + at + 16, ">I"), number(data, head + at + 20, ">I")
        for node in range(base + first * block, min(base + (first + count) * block, len(data)), block):
            if any(data[node:node + block]):
                found.append((node, block, name))
    return found


def iso(image, data, base):
    found = []
    for sector in range(16, 32):
        at = base + sector * 2048
        if data[at + 1:at + 6] != b"CD001":
            break
        found.append((at, 2048, "volume descriptor"))
        if data[at] in (1, 2):
            size = number(data, at + 132, "<I")
            found.append((number(data, at + 140, "<I") * 2048, size, "path table"))
            found.append((number(data, at + 148, ">I") * 2048, size, "path table"))
            found += iso_directories(data, number(data, at + 140, "<I") * 2048, size)
    return found


def iso_directories(data, at, size):
    """The directories that a path table names: what fls does not see of the other character set."""
    end, found = min(at + size, len(data)), []
    while at + 8 <= end and data[at]:
        extent = number(data, at + 2, "<I") * 2048
        found.append((extent, min(number(data, extent + 10, "<I"), 8192), "directory"))
        at += 8 + data[at] + data[at] % 2
    return found


def apfs(data, base):
    """The blocks with a valid checksum: superblocks, maps, trees."""
    block = number(data, base + 36, "<I") or 4096
    return [(at, block, "APFS object") for at in range(base, len(data) - block + 1, block)
            if any(data[at:at + 8]) and data[at:at + 8] == fletcher64(data[at + 8:at + block])]


def directories(image, data, sector, kind):
    """The blocks of the directories, and of the files of the file system itself."""
    place = ("-o", str(sector), image)
    listed = re.findall(r"^[+\s]*(?:d/d|v/v|r/d|d/-)\s\*?\s*(\d+)", tool("fls", "-r", "-D", *place), re.M)
    facts = tool("fsstat", *place)
    root = re.search(r"Root (?:Directory|Inode|Folder)[^\d\n]*?(\d+)\s*$", facts, re.M)
    special = {"ntfs": ["3", "5", "6", "9", "11"], "hfs": ["2"], "ext": ["2", "8"], "ufs": ["2"]}.get(kind, ["2"])
    numbers = special + ([root.group(1)] if root else []) + listed
    unit = {"fat": SECTOR, "exfat": SECTOR, "iso": 2048}.get(kind) or block_size(facts)
    found = []
    for each in list(dict.fromkeys(numbers))[:MOST_DIRECTORIES]:
        for line in re.findall(r"^((?:\d+ ?)+)\s*$", tool("istat", *place, each), re.M):
            for block in map(int, line.split()):
                if block:
                    found.append((sector * SECTOR + block * unit, unit, "directory"))
    return found


def block_size(facts):
    match = re.search(r"^(?:Cluster|Fragment|Block|Allocation Block) Size: (\d+)", facts, re.M)
    return int(match.group(1)) if match else SECTOR


# Containers and the unknown

def ewf(data):
    """Section descriptors, volume and table sections of an E01 segment; some of the chunks."""
    found, at, seen = [(0, 13, "file header")], 13, set()
    while at not in seen and at + 76 <= len(data):
        seen.add(at)
        kind = data[at:at + 16].rstrip(b"\0")
        following, size = number(data, at + 16, "<Q"), number(data, at + 24, "<Q")
        found += [(at, 76, "section descriptor")] * 3
        if kind in (b"header", b"header2", b"volume", b"disk", b"data", b"table", b"table2", b"digest", b"hash", b"error2"):
            found.append((at + 76, max(0, size - 76), f"section {kind.decode()}"))
        elif kind == b"sectors":
            found.append((at + 76, max(0, size - 76), "chunks"))
        at = following
    return found


def busy_sectors(data):
    """Sectors that hold something; those of the first megabyte and those with names three times."""
    found = []
    for at in range(0, len(data), SECTOR):
        sector = data[at:at + SECTOR]
        if any(sector):
            named = re.search(rb"[\w.$-]{5,}", sector) is not None
            found += [(at, SECTOR, "sector")] * (3 if at < 1 << 20 or named else 1)
    return found or [(0, len(data), "image")]


# Checksums, to be made good after a change so that parsers go on to believe what was changed

def fletcher64(data):
    """The checksum in the first eight bytes of an APFS object, over the rest of it."""
    low = high = 0
    for word in struct.unpack(f"<{len(data) // 4}I", data):
        low = (low + word) % 0xFFFFFFFF
        high = (high + low) % 0xFFFFFFFF
    first = 0xFFFFFFFF - (low + high) % 0xFFFFFFFF
    return struct.pack("<II", first, 0xFFFFFFFF - (low + first) % 0xFFFFFFFF)


def seal(region, data):
    """The checksum that belongs to a changed region: (offset in it, bytes), or None."""
    name = region[2]
    if name == "APFS object":
        return 0, fletcher64(data[8:])
    if name == "section descriptor":
        return 72, struct.pack("<I", zlib.adler32(data[:72]))
    if name in ("section volume", "section disk", "section data") and len(data) > 4:
        return len(data) - 4, struct.pack("<I", zlib.adler32(data[:-4]))
    return None

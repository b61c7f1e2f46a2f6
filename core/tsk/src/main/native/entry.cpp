// Packing of names and metadata; the layout stands in entry.hpp.
#include "entry.hpp"

#include "budgets.hpp"

namespace dalel {

namespace {

void putTime(Packer &out, int64_t seconds, uint32_t nanos) {
  out.put<int64_t>(seconds);
  out.put<uint32_t>(nanos);
}

void packTimes(Packer &out, const TSK_FS_INFO *fs, const TSK_FS_META *meta) {
  putTime(out, meta->mtime, meta->mtime_nano);
  putTime(out, meta->atime, meta->atime_nano);
  putTime(out, meta->ctime, meta->ctime_nano);
  putTime(out, meta->crtime, meta->crtime_nano);
  if (TSK_FS_TYPE_ISEXT(fs->ftype)) {
    putTime(out, meta->time2.ext2.dtime, meta->time2.ext2.dtime_nano);
  } else if (TSK_FS_TYPE_ISHFS(fs->ftype)) {
    putTime(out, meta->time2.hfs.bkup_time, meta->time2.hfs.bkup_time_nano);
  } else {
    putTime(out, 0, 0);
  }
  const bool ntfs = TSK_FS_TYPE_ISNTFS(fs->ftype);
  const auto &fn = meta->time2.ntfs;
  putTime(out, ntfs ? fn.fn_mtime : 0, ntfs ? static_cast<uint32_t>(fn.fn_mtime_nano) : 0);
  putTime(out, ntfs ? fn.fn_atime : 0, ntfs ? static_cast<uint32_t>(fn.fn_atime_nano) : 0);
  putTime(out, ntfs ? fn.fn_ctime : 0, ntfs ? static_cast<uint32_t>(fn.fn_ctime_nano) : 0);
  putTime(out, ntfs ? fn.fn_crtime : 0, ntfs ? static_cast<uint32_t>(fn.fn_crtime_nano) : 0);
  out.put<uint32_t>(ntfs ? fn.fn_id : 0);
}

uint8_t extraTime(const TSK_FS_INFO *fs) {
  if (TSK_FS_TYPE_ISEXT(fs->ftype)) return EXTRA_DELETED;
  return TSK_FS_TYPE_ISHFS(fs->ftype) ? EXTRA_BACKUP : EXTRA_NONE;
}

void packFixed(Packer &out, const TSK_FS_FILE *file, uint8_t flags) {
  const TSK_FS_NAME *name = file->name;
  const TSK_FS_META *meta = file->meta;
  out.put<uint32_t>(0);
  out.put<uint8_t>(RECORD_ENTRY);
  out.put<uint8_t>(name ? name->flags : 0);
  out.put<uint8_t>(name ? name->type : 0);
  out.put<uint8_t>(flags | (meta ? ENTRY_HAS_META : 0));
  out.put<uint64_t>(name ? name->meta_addr : meta ? meta->addr : 0);
  out.put<uint32_t>(name ? name->meta_seq : meta ? meta->seq : 0);
  out.put<uint32_t>(meta ? meta->seq : 0);
  out.put<uint64_t>(meta ? meta->addr : 0);
  out.put<uint64_t>(name ? name->par_addr : 0);
  out.put<uint32_t>(name ? name->par_seq : 0);
  out.put<uint32_t>(meta ? meta->mode : 0);
  out.put<uint8_t>(meta ? meta->type : 0);
  out.put<uint8_t>(meta ? meta->flags : 0);
  out.put<uint8_t>(extraTime(file->fs_info));
  out.put<uint8_t>(meta ? meta->attr_state : 0);
  out.put<uint32_t>(meta ? static_cast<uint32_t>(meta->nlink) : 0);
  out.put<int64_t>(meta ? meta->size : 0);
  out.put<uint32_t>(meta ? meta->uid : 0);
  out.put<uint32_t>(meta ? meta->gid : 0);
  if (meta) {
    packTimes(out, file->fs_info, meta);
  } else {
    for (int i = 0; i < 9; i++) putTime(out, 0, 0);
    out.put<uint32_t>(0);
  }
  out.put<uint64_t>(name ? name->date_added : 0);
  out.put<uint32_t>(0);
  out.put<uint64_t>(0);
}

void packAttribute(Packer &out, const TSK_FS_ATTR *attr, size_t residentLimit) {
  const size_t start = out.bytes.size();
  const bool resident = (attr->flags & TSK_FS_ATTR_RES) != 0;
  out.put<uint32_t>(0);
  out.put<uint32_t>(attr->type);
  out.put<uint16_t>(attr->id);
  out.put<uint16_t>(static_cast<uint16_t>(attr->flags));
  out.put<int64_t>(attr->size);
  out.put<int64_t>(resident ? attr->size : attr->nrd.initsize);
  out.put<int64_t>(resident ? attr->size : attr->nrd.allocsize);
  out.put<uint32_t>(resident ? 0 : attr->nrd.skiplen);
  out.put<uint32_t>(resident ? 0 : attr->nrd.compsize);
  out.text(attr->name);
  // A special read function (HFS+ compression) makes its own bytes out of the resident ones.
  if (resident && attr->r == nullptr && attr->rd.buf != nullptr && attr->size >= 0 &&
      static_cast<size_t>(attr->size) <= residentLimit &&
      static_cast<size_t>(attr->size) <= attr->rd.buf_size) {
    out.put<uint32_t>(static_cast<uint32_t>(attr->size));
    out.raw(attr->rd.buf, static_cast<size_t>(attr->size));
  } else {
    out.put<uint32_t>(UINT32_MAX);
  }
  const size_t countAt = out.bytes.size();
  out.put<uint32_t>(0);
  uint32_t count = 0;
  if (!resident) {
    for (const TSK_FS_ATTR_RUN *run = attr->nrd.run; run != nullptr; run = run->next) {
      out.put<uint64_t>(run->offset);
      out.put<uint64_t>(run->addr);
      out.put<uint64_t>(run->len);
      out.put<uint32_t>(run->flags);
      count++;
    }
  }
  out.putAt(countAt, count);
  out.putAt(start, static_cast<uint32_t>(out.bytes.size() - start));
}

const TSK_FS_ATTR *findAttribute(TSK_FS_FILE *file, int type) {
  const TSK_FS_ATTRLIST *list = file->meta->attr;
  for (const TSK_FS_ATTR *a = list ? list->head : nullptr; a != nullptr; a = a->next) {
    if ((a->flags & TSK_FS_ATTR_INUSE) && a->type == type) return a;
  }
  return nullptr;
}

const size_t SECURITY_ID_OFFSET = 52;  // in $STANDARD_INFORMATION of NTFS 3.0 and later (72 bytes)
const TSK_OFF_T STANDARD_INFORMATION_3 = 72;

const std::string &ownerSid(TSK_FS_FILE *file, SidCache &sids) {
  static const std::string none;
  if (!TSK_FS_TYPE_ISNTFS(file->fs_info->ftype) || file->meta->attr == nullptr) return none;
  const TSK_FS_ATTR *si = findAttribute(file, TSK_FS_ATTR_TYPE_NTFS_SI);
  if (si == nullptr || !(si->flags & TSK_FS_ATTR_RES) || si->size < STANDARD_INFORMATION_3) {
    return none;
  }
  uint32_t id = 0;
  std::memcpy(&id, si->rd.buf + SECURITY_ID_OFFSET, sizeof(id));
  if (id == 0) return none;
  auto found = sids.find(id);
  if (found != sids.end()) return found->second;
  char *text = nullptr;
  std::string sid;
  if (tsk_fs_file_get_owner_sid(file, &text) == 0 && text != nullptr) sid = text;
  free(text);
  tsk_error_reset();
  return sids.emplace(id, sid).first->second;
}

}  // namespace

void packEntry(Packer &out, TSK_FS_FILE *file, uint8_t entryFlags, const PackOptions &options,
               SidCache &sids) {
  const size_t start = out.bytes.size();
  TSK_FS_META *meta = file->meta;
  uint32_t count = 0;
  bool failed = false;
  int attributes = 0;
  if (meta && options.attributes && meta->type != TSK_FS_META_TYPE_VIRT_DIR) {
    BlockBudget budget(file->fs_info);
    tsk_error_reset();
    attributes = tsk_fs_file_attr_getsize(file);
    failed = meta->attr_state == TSK_FS_META_ATTR_ERROR;
    tsk_error_reset();
  }
  packFixed(out, file, entryFlags | (failed ? ENTRY_ATTRIBUTES_FAILED : 0));
  const size_t countAt = start + 192;
  out.text(file->name ? file->name->name : nullptr);
  out.text(file->name ? file->name->shrt_name : nullptr);
  out.text(meta && meta->type == TSK_FS_META_TYPE_LNK ? meta->link : nullptr);
  const std::string none;
  const std::string &sid = meta && options.attributes ? ownerSid(file, sids) : none;
  out.text(sid.c_str());
  if (attributes > 0 && meta->attr != nullptr) {
    for (const TSK_FS_ATTR *a = meta->attr->head; a != nullptr; a = a->next) {
      if (!(a->flags & TSK_FS_ATTR_INUSE)) continue;
      packAttribute(out, a, options.residentLimit);
      count++;
    }
  }
  out.putAt(countAt, count);
  out.putAt(start, static_cast<uint32_t>(out.bytes.size() - start));
}

}  // namespace dalel

#include "core/columns.h"

#include <algorithm>

namespace portico {

uint32_t ColumnPage::code(const PageColumn& column, uint32_t row) const {
  if (column.width == 1) return at<uint8_t>(column.values)[row];
  if (column.width == 2) return at<uint16_t>(column.values)[row];
  return at<uint32_t>(column.values)[row];
}

Result<Unit> Columns::append(ColumnPage page) {
  if (pages_.empty()) {
    heads_ = page.heads;
    shift_ = 0;
    while ((uint64_t{1} << shift_) < page.row_count) ++shift_;
  } else {
    if (page.heads != heads_) return Error::invalid("columns-differ", "other columns than before");
    if (row_count_ != first_row_of(pages_.size())) {
      return Error::invalid("page-short", "a page before this one was not full");
    }
    if (page.row_count > size_t{1} << shift_) {
      return Error::invalid("page-long", "more rows than the first page");
    }
  }
  if (row_count_ + page.row_count > std::numeric_limits<int32_t>::max()) {
    return Error::invalid("too-many-rows", "more rows than can be numbered");
  }
  ++version_;
  row_count_ += page.row_count;
  if (page.row_count > 0 || pages_.empty()) pages_.push_back(std::move(page));
  return Unit{};
}

void Columns::clear() {
  const uint64_t version = version_ + 1;
  *this = Columns();
  version_ = version;
}

int Columns::find(std::string_view name) const {
  for (size_t at = 0; at < heads_.size(); ++at) {
    if (heads_[at].name == name) return static_cast<int>(at);
  }
  return -1;
}

PageColumn Columns::bounds(size_t column) const {
  PageColumn all = pages_[0].columns[column];
  for (const ColumnPage& page : pages_) {
    const PageColumn& one = page.columns[column];
    all.least = std::min(all.least, one.least);
    all.most = std::max(all.most, one.most);
    all.least_known = std::min(all.least_known, one.least_known);
  }
  return all;
}

int64_t Columns::integer(size_t column, size_t row) const {
  const ColumnPage& page = page_of(row);
  const PageColumn& at = page.columns[column];
  if (at.width == 8) return page.at<int64_t>(at.values)[in_page(row)];
  const int32_t value = page.at<int32_t>(at.values)[in_page(row)];
  return value == std::numeric_limits<int32_t>::min() ? kNoValue : value;
}

std::string_view Columns::text(size_t column, size_t row) const {
  const ColumnPage& page = page_of(row);
  const PageColumn& at = page.columns[column];
  const uint32_t local = in_page(row);
  if (heads_[column].kind == ColumnKind::Text) return page.text(at, local);
  return page.word(at, page.code(at, local));
}

std::string_view Columns::unit_of(size_t column, size_t row) const {
  const int unit = heads_[column].unit;
  return unit < 0 ? std::string_view() : text(static_cast<size_t>(unit), row);
}

}  // namespace portico

// How the seller's staff ends a document that nobody will pay. Whether they may is the server's to
// say, in the document's actions; what it does to the books is in ledger.h.
#pragma once

#include <string>
#include <string_view>

#include "core/names.h"
#include "domain/invoice.h"

namespace portico::domain {

enum class Ending {
  Void,      // should not have been issued
  WriteOff,  // what is open will not come
};
inline constexpr auto kEndingNames = names("void", "write_off");  // as the actions are called
constexpr std::string_view name_of(Ending ending) {
  return name_at(kEndingNames, ending);
}

// Why an invoice is written off (contract: WriteOffCode).
inline constexpr auto kWriteOffCodes =
    names("insolvent", "unreachable", "time_barred", "small_balance", "goodwill", "other");

struct ClosingRequest {
  Ending ending = Ending::Void;
  DocumentType type = DocumentType::Invoice;
  std::string document_id;
  std::string code;    // of a write-off
  std::string reason;  // as validate_reason() keeps it
};

}  // namespace portico::domain

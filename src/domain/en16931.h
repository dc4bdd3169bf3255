// Does a document agree with itself? The rules of EN 16931-1 that its data can tell,
// as the official validation artefacts (CEN/TC 434) test them: presence (BR-01 ...),
// calculation (BR-CO-*), digits (BR-DEC-*), currency and category codes (BR-CL-*), and
// the rules of each VAT category (BR-S-*, BR-Z-* ...). Documents that declare Peppol
// BIS Billing or XRechnung are also held to Peppol's calculation rules
// (PEPPOL-EN16931-R*).
//
// EN 16931 names no tolerance. The artefacts let a category's tax amount differ by
// less than one unit of currency from taxable x rate (BR-CO-17, BR-S-09 ...), for
// sellers who work out the tax line by line, and Peppol lets a line's net amount
// differ by 0.02. Sums are exact everywhere.
#pragma once

#include <string>
#include <vector>

#include "domain/document.h"

namespace portico::domain {

enum class Tolerance {
  Published,  // what the published artefacts allow; what an import uses
  Exact,      // to the rounding of the last digit; what we issue ourselves
};

// One broken rule.
struct Violation {
  std::string rule;     // "BR-CO-10"
  std::string path;     // "totals/line_total", "lines/2/net": where it shows
  std::string line_id;  // BT-126 of the line, where it is one
  std::string expected;
  std::string found;    // empty where nothing was
  std::string message;  // a sentence in English

  friend bool operator==(const Violation&, const Violation&) = default;
};

// Every broken rule, in the order of the document; empty where it agrees.
std::vector<Violation> check_document(const Document& document,
                                      Tolerance tolerance = Tolerance::Published);

}  // namespace portico::domain

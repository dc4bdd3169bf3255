#include "support/source_dir.h"

namespace portico::test {

std::string source_dir() {
  return PORTICO_SOURCE_DIR;
}

}  // namespace portico::test

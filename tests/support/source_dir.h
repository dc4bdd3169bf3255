#pragma once

#include <string>

namespace portico::test {

// The repository's folder, where tests read the contract's examples and the vectors.
std::string source_dir();

}  // namespace portico::test

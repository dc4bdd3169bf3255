// The contract's examples, as the server's tests keep them.
#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

#include "support/source_dir.h"

namespace portico::test {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::filesystem::path root_folder() {
  return source_dir();
}

inline std::string example(const std::string& name) {
  return read_text(root_folder() / "contract/examples" / (name + ".json"));
}

inline std::vector<std::string> example_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(root_folder() / "contract/examples")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  return names;
}

}  // namespace portico::test

// Files that go as far as a test says.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/uploads.h"

namespace portico::platform::headless {

class HeadlessUploads final : public Uploads {
 public:
  void send(FileId file, std::string_view address) override {
    sent.push_back(file);
    to = address;
    files[file] = {UploadState::Sending, 0};
  }
  Upload progress(FileId file) override { return files[file]; }
  void stop(FileId file) override { files[file] = {}; }
  void forget(FileId file) override {
    files.erase(file);
    forgotten.push_back(file);
  }

  std::map<FileId, Upload> files;
  std::vector<FileId> sent, forgotten;  // as they were asked for
  std::string to;                       // the last address
};

}  // namespace portico::platform::headless

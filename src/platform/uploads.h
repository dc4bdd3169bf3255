// Files that a person picked or dropped, and their way out. The browser holds them; the program
// knows them by a number and sees no byte of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace portico::platform {

// What was picked comes as a Change event of its file input (Role::FileInput): one file a line,
// "number\tbytes\tmedia type\tname".
using FileId = uint32_t;

enum class UploadState : uint8_t { Waiting, Sending, Sent, Failed };

struct Upload {
  UploadState state = UploadState::Waiting;
  int64_t sent_bytes = 0;
};

class Uploads {
 public:
  virtual ~Uploads() = default;
  // POST to `address` of the portal's own server, from its beginning, also after it failed or was
  // stopped. An Upload event follows each step.
  virtual void send(FileId file, std::string_view address) = 0;
  // Failed for a file that nobody holds.
  virtual Upload progress(FileId file) = 0;
  // It waits again.
  virtual void stop(FileId file) = 0;
  // Stops it, and the browser may let go of it.
  virtual void forget(FileId file) = 0;
};

}  // namespace portico::platform

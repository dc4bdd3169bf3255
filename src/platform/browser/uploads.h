// Uploads by web/files.js.
#pragma once

#include "platform/uploads.h"

namespace portico::platform::browser {

class PageUploads final : public Uploads {
 public:
  void send(FileId file, std::string_view address) override;
  Upload progress(FileId file) override;
  void stop(FileId file) override;
  void forget(FileId file) override;
};

}  // namespace portico::platform::browser
